//! Which bucket of the feed a response is in: a pure function of its id, never of its unit. Otherwise a response that is sent
//! again with another unit would be stored twice.

use uuid::Uuid;

/// The bucket of an id, where there are so many of them.
pub fn bucket_of(id: Uuid, buckets: i32) -> i32 {
    // The last eight bytes of a UUID are random, its first ones the time.
    let [.., a, b, c, d] = *id.as_bytes();
    let random = u32::from_be_bytes([a, b, c, d]);
    i32::try_from(random % u32::try_from(buckets.max(1)).unwrap_or(1)).unwrap_or(0)
}

/// The last twelve digits of an id, as the receipt has them, in lower case and without hyphens.
pub fn receipt_of(id: Uuid) -> String {
    let text = id.simple().to_string();
    text[text.len() - 12..].to_owned()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::{bucket_of, receipt_of};

    #[test]
    fn buckets_fill_evenly_and_are_those_that_there_are() {
        let mut counts = [0; 16];
        for _ in 0..16_000 {
            counts[usize::try_from(bucket_of(Uuid::now_v7(), 16)).expect("not negative")] += 1;
        }
        // Five standard deviations of a binomial of 16,000 and 1/16.
        assert!(counts.iter().all(|count| (847..1153).contains(count)), "{counts:?}");
        assert_eq!(bucket_of(Uuid::max(), 1), 0);
        assert_eq!(bucket_of(Uuid::max(), 0), 0);
    }

    #[test]
    fn the_receipt_is_the_end_of_the_id() {
        let id = Uuid::try_parse("0198c0de-0000-7000-8000-89abcdef0123").expect("a UUID");
        assert_eq!(receipt_of(id), "89abcdef0123");
    }
}
