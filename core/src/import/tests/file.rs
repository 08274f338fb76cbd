//! The file as a whole: quotes, delimiters, line ends, encodings.

use super::encoded::fast;
use super::{check, outcome, questionnaire};
use crate::import::{Columns, ImportError, Importer, Target};

#[test]
fn quotes_as_in_rfc_4180() {
    check("a,t\n1,\"one, two\"\n", &["a=1 t=one, two"]);
    check("a,t\n1,\"say \"\"hi\"\"\"\n", &["a=1 t=say \"hi\""]);
    check("a,t\n1,\"two\nlines\"\n2,x\n", &["a=1 t=two\nlines", "a=2 t=x"]);
    check("a,t\r\n1,\"two\r\nlines\"\r\n", &["a=1 t=two\r\nlines"]);
    check("\"a\",\"t\"\n\"1\",\"\"\n", &["a=1"]);
    // A quote within a field that doesn't begin with one is a character like others.
    check("a,t\n1,5\" disk\n", &["a=1 t=5\" disk"]);
}

#[test]
fn line_ends_and_marks() {
    for file in ["a,b\n1,2\n", "a,b\r\n1,2\r\n", "a,b\r1,2\r", "a,b\n1,2", "\u{feff}a,b\n1,2\n"] {
        check(file, &["a=1 b=2"]);
    }
    check("\u{feff}\"a\",b\n1,2\n", &["a=1 b=2"]);
}

#[test]
fn the_delimiter_is_found() {
    check("a;t\n1;x,y\n", &["a=1 t=x,y"]);
    check("a\tt\n1\tx,y;z\n", &["a=1 t=x,y;z"]);
    // By what stands outside of quotes, in the first line that isn't blank.
    check("a;\"b,b,b\";t\n1;;x\n", &["a=1 t=x"]);
    check("\n\r\na;b\n1;2\n", &["a=1 b=2"]);
    check("a;\"two\nlines\";b\n1;;2\n", &["a=1 b=2"]);
    check("a;3\" tape;b\n1;;2\n", &["a=1 b=2"]);
    check("a\n3\n", &["a=3"]);
}

#[test]
fn blank_lines_are_no_responses() {
    check("a,b\n\n1,2\n\n\n3,1\n\n", &["a=1 b=2", "a=3 b=1"]);
    // What a spreadsheet leaves below a table.
    check("a,b\n1,2\n,\n , \n,\n", &["a=1 b=2"]);
}

#[test]
fn lines_are_counted_as_an_editor_counts_them() {
    let bad = |line: u64| {
        format!(
            "{line}: column \"a\": \"7\" is not a level of the scale (1 = Kém, 2 = Tạm được, 3 = Tốt)"
        )
    };
    let check = |file: &str, line: u64| {
        let out = outcome(file.as_bytes(), &[]);
        assert_eq!(out.last(), Some(&bad(line)), "{file:?}");
    };
    check("a,t\n7,\n", 2);
    check("a,t\r\n1,x\r\n7,\r\n", 3);
    check("a,t\r1,x\r7,\r", 3);
    check("a,t\n\n\n7,\n", 4);
    check("a,t\r\n\r\n1,x\r\n\r\n7,", 5);
    check("a,t\n1,\"x\ny\nz\"\n7,\n", 5);
    check("a,t\r\n1,\"x\r\ny\"\r\n\r\n7,\r\n", 5);
    check("a,t\n7,\"x\ny\"\n", 2);
    check("\"a\",\"t\nt\"\n7,\n", 3);
    check("\n\na,t\n7,\n", 4);
}

#[test]
fn bytes_that_are_not_text() {
    assert_eq!(
        outcome(b"a,t\n1,\xff\xfe\n2,x\n", &[]),
        ["a=2 t=x", "2: column \"t\": \"\u{fffd}\" is not UTF-8"]
    );
    // A column that isn't read may hold anything.
    assert_eq!(outcome(b"a,other\n1,\xff\n", &[]), ["a=1"]);
    let utf16: Vec<u8> =
        "\u{feff}a,b\n1,2\n".encode_utf16().flat_map(|unit| unit.to_le_bytes()).collect();
    assert_eq!(outcome(&utf16, &[]), ["the file is UTF-16; save it as CSV UTF-8"]);
    let utf16: Vec<u8> = "\u{feff}a".encode_utf16().flat_map(|unit| unit.to_be_bytes()).collect();
    assert_eq!(outcome(&utf16, &[]), ["the file is UTF-16; save it as CSV UTF-8"]);
}

#[test]
fn a_workbook_is_told_from_a_csv_file() {
    let message = ["the file is an Excel workbook; save it as CSV UTF-8"];
    assert_eq!(outcome(b"PK\x03\x04\0\0", &[]), message);
    assert_eq!(outcome(b"\xd0\xcf\x11\xe0\xa1", &[]), message);
    check("PK,a\n1,2\n", &["a=2"]);
}

#[test]
fn a_row_of_another_length_is_refused() {
    check(
        "a,b\n1\n1,2,3\n2,3\n",
        &["a=2 b=3", "2: 1 fields where the header has 2", "3: 3 fields where the header has 2"],
    );
}

#[test]
fn a_quote_that_is_never_closed() {
    let message = "line 3: a quote is opened in this row and never closed";
    check("a,t\n1,x\n2,\"y\n3,z\n", &[message]);
    check("a,t\n1,x\n2,\"y\"\"", &[message]);
    check("a,t\n1,x\n2,\"y\"", &["a=1 t=x", "a=2 t=y"]);
    let long = format!("a,t\n1,x\n2,\"{}", "y\n".repeat(2_000_000));
    check(&long, &["line 3: a row of more than a megabyte; is a quote never closed?"]);
    let header = format!("\"a,t\n{}", "1,x\n".repeat(600_000));
    check(&header, &["line 1: a row of more than a megabyte; is a quote never closed?"]);
    let wide = format!("a,t\n1,x\n{}", ",".repeat(3_000_000));
    check(&wide, &["line 3: a row of more than a megabyte; is a quote never closed?"]);
}

#[test]
fn files_with_nothing_in_them() {
    for file in ["", "\n\n", "\u{feff}", ",,\n,,\n"] {
        check(file, &["the file is empty"]);
    }
    let nothing_below = "no row has anything in it, below the columns of line 1; they are a, b";
    for file in ["a,b", "a,b\r\n", "a,b\n\n , \n", "[{\"a\":null,\"b\":\"\"}]"] {
        check(file, &[nothing_below]);
        assert_eq!(fast(file.as_bytes(), &[1]).unwrap_err().to_string(), nothing_below);
    }
    // A row that is refused is one.
    check(
        "a\n7\n",
        &["2: column \"a\": \"7\" is not a level of the scale (1 = Kém, 2 = Tạm được, 3 = Tốt)"],
    );
    // Matched by hand it is no other.
    let mut importer = Importer::with_columns(Columns::new(vec![Some(Target::Question(0))]));
    importer.push(&questionnaire(), b"x\n").unwrap();
    assert!(matches!(importer.finish(&questionnaire()), Err(ImportError::NoRows { .. })));
}

#[test]
fn names_from_a_file_are_safe_to_print() {
    let check = |file: &[u8], expected: &str| {
        let found = outcome(file, &[]).concat();
        let list = found.split("; the questionnaire").next().unwrap_or_default();
        assert_eq!(list, format!("line 1: no column belongs to a question; found {expected}"));
    };
    check(b"\x7fELF\x02\x01,\x1b[2Jx\n1,2\n", "\\u{7f}ELF\\u{2}\\u{1}, \\u{1b}[2Jx");
    check("x\u{202e}y,đủ\n".as_bytes(), "x\\u{202e}y, đủ");
    check(&[b"x".repeat(500).as_slice(), b",y\n"].concat(), &format!("{}…, y", "x".repeat(60)));
    check(&b"x,".repeat(100), &format!("{}…", "x, ".repeat(60)));
    let reason = "2: column \"a\": \"\\u{1b}[31m\" is not a level of the scale (1 = Kém, 2 = Tạm được, 3 = Tốt)";
    assert_eq!(outcome(b"a\n\x1b[31m\n", &[]), [reason]);
}
