//! An object a line.
#![no_main]

use hailong_core_fuzz::check;
use libfuzzer_sys::fuzz_target;

/// How the file begins, by the first byte of the input.
const BEGINNINGS: [&str; 4] = [
    "{\"",
    "{\"a\":1,\"unit\":\"u\",\"t\":\"x\"}\n{\"a\":",
    "{\"v\":1,\"id\":\"1\",\"questionnaire\":\"q\",\"answers\":{\"a\":",
    "{\"a\":1}\n",
];

fuzz_target!(|input: &[u8]| {
    let beginning = input.first().map_or(0, |byte| usize::from(byte >> 6));
    check(BEGINNINGS[beginning], input);
});
