//! Rows as codes are the same rows: the fast way against the careful one, on files of every make.

use proptest::prelude::*;

use super::{import, questionnaire};
use crate::filter::{dimensions, fields};
use crate::import::{Encoded, ImportError, Importer, Refused};
use crate::questionnaire::Questionnaire;
use crate::table::Table;

/// A row with its codes as the values that they stand for.
type Row = (String, Vec<u8>, Vec<String>);
type Outcome = Result<(Vec<Row>, Vec<Refused>), ImportError>;

fn rows(encoded: &Encoded) -> Vec<Row> {
    let single = dimensions(&questionnaire()).len();
    let value = |(at, code): (usize, &u32)| match at < single {
        true => encoded.values(at)[*code as usize].clone(),
        // Options as bits.
        false => format!("{code:b}"),
    };
    let row = |row: crate::import::EncodedRow<'_>| {
        let values = row.codes.iter().enumerate().map(value).collect();
        (row.id.to_owned(), row.levels.to_vec(), values)
    };
    encoded.rows().map(row).collect()
}

/// As the careful way reads it: responses, each of which is then encoded.
pub(super) fn careful(file: &[u8], ends: &[usize]) -> Outcome {
    let batch = import(file, ends)?;
    let mut encoded = Encoded::new(&questionnaire());
    for response in &batch.accepted {
        encoded.push(&questionnaire(), response);
    }
    Ok((rows(&encoded), batch.refused))
}

pub(super) fn fast(file: &[u8], ends: &[usize]) -> Outcome {
    let questionnaire = questionnaire();
    let mut importer = Importer::new();
    let (mut accepted, mut refused) = (Vec::new(), Vec::new());
    let mut start = 0;
    for &end in ends.iter().chain([&file.len()]) {
        let batch = importer.push_encoded(&questionnaire, &file[start..end])?;
        accepted.extend(rows(batch.accepted));
        refused.extend(batch.refused);
        start = end;
    }
    let batch = importer.finish_encoded(&questionnaire)?;
    accepted.extend(rows(batch.accepted));
    refused.extend(batch.refused);
    Ok((accepted, refused))
}

fn check(file: &str) {
    assert_eq!(fast(file.as_bytes(), &[]), careful(file.as_bytes(), &[]), "{file:?}");
}

#[test]
fn the_same_rows() {
    for file in [
        "a,b,c,d,e,t,unit,submitted,channel,id\n1,2,x,x;y,5,t,u,2026-01-31,qr,7\n3,na,Đỏ,,,,,,,\n",
        "a,submitted\n1,2026-01-31T23:59:59Z\n2,2026-01-31T10:00:00.5\n3,2026-01-31T25:00:00\n",
        "a,t\r\n1,\"say \"\"hi\"\"\"\r\n2,\"two\r\nlines\"\r\n9,x\r\n",
        "a;t\r1;\"x\"\r\"2\";y\r\"\"\"3\"\"\";y\r",
        "a,t\n99,\n,\n , \n8,\" \"\n\" \",\" \"\n",
        "id,a\n7,1\n7,2\n99,3\n 8,1\n8,2\n'=1,2\n",
        "a,unit,unit2\n1,đ,x\n2,Đ,\n+1,'=x,\n",
        "a,e\n1,12\n1,1234567890123456789\n1,x\n1,-3\n",
    ] {
        check(file);
    }
}

#[test]
fn a_table_of_codes_is_a_table_of_responses() {
    let questionnaire = questionnaire();
    let mut file = String::from("a,b,d,unit,submitted,channel,id\n");
    for row in 0..500 {
        let (unit, day, id) = (row % 7, row % 28 + 1, if row % 3 == 0 { "" } else { "r" });
        file += &format!("{},{},", row % 3 + 1, row % 4);
        file += ["", "x", "y;4", "Đỏ|y", "4;x"][row % 5];
        file += &format!(",u{unit},2026-{:02}-{day:02},qr,", row % 12 + 1);
        file += &if id.is_empty() { "\n".into() } else { format!("{id}{}\n", row % 200) };
    }
    let (mut of_codes, mut of_responses) = (Table::new(&questionnaire), Table::new(&questionnaire));
    let (mut one, mut other) = (Importer::new(), Importer::new());
    for piece in file.as_bytes().chunks(997) {
        one.push_encoded(&questionnaire, piece).unwrap().accepted.insert_into(&mut of_codes);
        for response in other.push(&questionnaire, piece).unwrap().accepted {
            of_responses.insert(&questionnaire, &response);
        }
    }
    of_codes.commit().unwrap();
    of_responses.commit().unwrap();
    assert!(of_codes.len() > 200);
    assert_eq!(of_codes.len(), of_responses.len());
    for field in fields(&questionnaire) {
        assert_eq!(of_codes.values(&field), of_responses.values(&field));
    }
    assert_eq!(of_codes.values("d"), ["", "4", "x", "y"]);
    assert_eq!(counts(&questionnaire, &of_codes), counts(&questionnaire, &of_responses));
}

fn counts(questionnaire: &Questionnaire, table: &Table) -> String {
    use crate::figures::{Thresholds, figures, grouped};
    use crate::filter::Filter;
    let (counted, all, thresholds) = (table.counted(), Filter::all(), Thresholds::default());
    let figures = figures(questionnaire, counted, &all, thresholds, false);
    format!("{figures:?} {:?}", grouped(questionnaire, counted, &all, "d", thresholds))
}

#[test]
fn a_row_of_more_than_a_megabyte_ends_the_file_however_it_is_cut() {
    let file = ["a,t\n1,", &"x".repeat(3 << 20), "\n2,y\n"].concat();
    let error = Err(ImportError::RowTooLong { line: 2 });
    for ends in [vec![], vec![5], (0..file.len()).step_by(60_000).collect()] {
        assert_eq!(fast(file.as_bytes(), &ends), error);
        assert_eq!(careful(file.as_bytes(), &ends), error);
    }
}

/// Rows of these columns in which most is sound and anything may be not.
pub(super) fn file() -> impl Strategy<Value = Vec<u8>> {
    let plain =
        |values: &'static [&'static str]| prop::sample::select(values).prop_map(str::to_owned);
    let odd = prop_oneof![
        plain(&["", " ", "99", "-", "8", "na", "\"", "\"\"", "\"\"\"\"", "\"x\"y", "x\"y", "'=1"]),
        plain(&["\"1\"", "\"a,b\"", "\"a\nb\"", "\"a\r\nb\"", "\"a\rb\"", "\"", " 1", "1 ", "4.0"]),
        plain(&[
            "Tốt",
            "tô\u{301}t",
            "Không áp dụng",
            "hoàn toàn không hài lòng chút nào cả",
            "\n",
            ";"
        ]),
        "[a-z0-9 \"',;\t-]{0,12}",
    ];
    let level = plain(&["1", "2", "3", "3.0", "Good"]);
    let option = plain(&["x", "y", "4", "Đỏ", "4.0"]);
    let options = plain(&["x;y", "x|4", "y"]);
    let number = plain(&["1", "83,94", "1e3", "-5", "123456789012345678"]);
    let text = plain(&["lời", "\"lời, dài\"", "\"nói \"\"vậy\"\"\"", "t"]);
    let unit = plain(&["u1", "u2", "một đơn vị có tên rất dài, dài hơn bốn mươi byte", "Hà Nội"]);
    let day = plain(&[
        "2026-01-31",
        "31/01/2026",
        "2026-01-31T23:30:00",
        "2026-01-31 23:30:60.5Z",
        "9999-12-31T23:30:00-07:00",
        "1/2/2026 5:07",
        "2026-02-30T00:00:00",
    ]);
    let id = "[0-9]{0,2}";
    let fields = (level.clone(), level, option, options, number, text, unit, day, id);
    let end = plain(&["\n", "\n", "\n", "\r\n", "\r", "\n\n", ",\n", "\n,,,,,,,,\n"]);
    let row = (fields, 0..27_usize, odd, end).prop_map(|(fields, at, odd, end)| {
        let (a, b, c, d, e, t, unit, day, id) = fields;
        let mut fields = [a, b, c, d, e, t, unit, day, id].map(|field| field.replace(',', "."));
        if let Some(field) = fields.get_mut(at) {
            *field = odd;
        }
        fields.join(",") + &end
    });
    (prop::collection::vec(row, 0..30), 0..3_usize, 0..20_usize).prop_map(
        |(rows, delimiter, broken)| {
            let file = ["a,b,c,d,e,t,unit,submitted,id\n", &rows.concat()].concat();
            let mut bytes = match delimiter {
                0 => file.replace(';', "\u{1}").replace(',', ";").replace('\u{1}', ","),
                1 => file.replace(',', "\t"),
                _ => file,
            }
            .into_bytes();
            // Once in a while bytes that are no text.
            if let (0, Some(byte)) = (broken, bytes.iter().rposition(|byte| *byte == b'u')) {
                bytes[byte] = 0xff;
            }
            bytes
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_file_either_way(file in file(), cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..5)) {
        let mut ends: Vec<usize> = cuts.iter().map(|cut| cut.index(file.len() + 1)).collect();
        ends.sort_unstable();
        let expected = careful(&file, &[]);
        prop_assert_eq!(fast(&file, &[]), expected.clone());
        prop_assert_eq!(fast(&file, &ends), expected.clone());
        let every: Vec<usize> = (0..file.len()).collect();
        prop_assert_eq!(fast(&file, &every), expected);
    }
}
