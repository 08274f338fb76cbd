//! A CSV file, with a header or without.
#![no_main]

use hailong_core_fuzz::check;
use libfuzzer_sys::fuzz_target;

/// How the file begins, by the first byte of the input.
const BEGINNINGS: [&str; 4] =
    ["", "a,b,c,d,e,t,unit,submitted,channel,id\n", "a;t;id;unit\r\n", "t\ta\tsubmitted\r"];

fuzz_target!(|input: &[u8]| {
    let beginning = input.first().map_or(0, |byte| usize::from(byte >> 6));
    check(BEGINNINGS[beginning], input);
});
