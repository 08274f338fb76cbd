//! However a file is cut into pieces, it is the same file.

use proptest::prelude::*;

use super::outcome;

/// Pieces of files, odd ones more often than not.
fn file() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        Just("a"),
        Just("t"),
        Just("id"),
        Just("1"),
        Just("2"),
        Just("7"),
        Just(","),
        Just(","),
        Just(";"),
        Just("\t"),
        Just("\n"),
        Just("\n"),
        Just("\r\n"),
        Just("\r"),
        Just("\""),
        Just("\"\""),
        Just("\"x,y\""),
        Just("\"x\r\ny\""),
        Just(" "),
        Just("Tốt"),
        Just("'=1"),
    ];
    let header = prop_oneof![
        Just("a,t\n"),
        Just("a;id;t\r\n"),
        Just("\u{feff}a\tt\n"),
        Just("\"a\",\"t\nt\"\n"),
        Just(""),
    ];
    (header, prop::collection::vec(piece, 0..40), 0..20_usize).prop_map(
        |(header, pieces, broken)| {
            let mut bytes = (header.to_owned() + &pieces.concat()).into_bytes();
            // Once in a while a byte that is no text.
            if broken == 0 {
                bytes.push(0xff);
            }
            bytes
        },
    )
}

#[test]
fn a_file_cut_at_every_byte() {
    let files = [
        "a,t\n1,x\n2,y\n",
        "\u{feff}a;t;id\r\n1;\"x\r\n;\"\"y\";5\r\n\r\n7;;6\r\n3;\"\";5",
        "\n\na\tt\r1\tTốt\r",
        "\"a\n;;\",a,t\n,7,\"\n\"\n",
        "a,t\n1,\"open",
        "x,y\n",
    ];
    for file in files.map(str::as_bytes) {
        let whole = outcome(file, &[]);
        for end in 0..=file.len() {
            assert_eq!(
                outcome(file, &[end]),
                whole,
                "{:?} cut at {end}",
                String::from_utf8_lossy(file)
            );
        }
        let every: Vec<usize> = (0..file.len()).collect();
        assert_eq!(outcome(file, &every), whole);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_file_cut_anywhere(file in file(), cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..6)) {
        let mut ends: Vec<usize> = cuts.iter().map(|cut| cut.index(file.len() + 1)).collect();
        ends.sort_unstable();
        let whole = outcome(&file, &[]);
        prop_assert_eq!(outcome(&file, &ends), whole.clone());
        let every: Vec<usize> = (0..file.len()).collect();
        prop_assert_eq!(outcome(&file, &every), whole);
    }

    #[test]
    fn any_bytes_do_no_harm(file in prop::collection::vec(any::<u8>(), 0..200)) {
        outcome(&file, &[]);
        outcome(&[b"a,t\n", file.as_slice()].concat(), &[]);
    }
}
