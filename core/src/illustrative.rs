//! Made-up responses from a seed, for a first look at a dashboard. They are never mixed with real ones,
//! and everything that shows them says so.

use crate::calendar::{Month, noon_in_vietnam};
use crate::questionnaire::{Kind, Questionnaire};
use crate::response::{Answer, Answers, Mode, Paradata, Response, uuid_v7};

/// SplitMix64: G. L. Steele, D. Lea and C. H. Flood, "Fast Splittable Pseudorandom Number Generators",
/// OOPSLA 2014. Good enough for made-up data, and the same everywhere.
struct Random(u64);

impl Random {
    fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// In [0, 1).
    fn unit(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1u64 << 53) as f64
    }

    fn below(&mut self, n: usize) -> usize {
        (self.unit() * n as f64) as usize
    }

    /// Roughly normal, mean 0 and deviation 1: the sum of twelve uniform numbers less six.
    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.unit()).sum::<f64>() - 6.0
    }
}

/// Makes `count` responses over the twelve months that end with `last`, at the given units.
pub fn responses(
    questionnaire: &Questionnaire,
    units: &[String],
    last: Month,
    count: usize,
    seed: u64,
) -> Vec<Response> {
    let mut random = Random(seed);
    let months = twelve_months(last);
    // Units and items differ, so that there is something to see.
    let of_unit: Vec<f64> = units.iter().map(|_| random.normal() * 0.22).collect();
    let of_item: Vec<f64> = questionnaire.questions().map(|_| random.normal() * 0.38).collect();
    (0..count)
        .map(|_| {
            let unit = (!units.is_empty()).then(|| random.below(units.len()));
            let month = random.below(months.len());
            let day = 1 + random.below(28) as u32;
            let submitted = noon_in_vietnam(months[month], day) + random.below(14_400_000) as i64;
            let person = random.normal() * 0.55 + unit.map_or(0.0, |unit| of_unit[unit]);
            // It gets a little better over the year.
            let mood = person + month as f64 * 0.025 - 0.15;
            let mut answers = Answers::none(questionnaire.question_count());
            for (index, question) in questionnaire.questions().enumerate() {
                let mood = mood + of_item[index];
                let answer = answer(questionnaire, &question.kind, mood, &mut random);
                answers.set(index, answer);
            }
            // A question that is asked only of some isn't answered by the others.
            for (index, asked) in questionnaire.asked(&answers, |_| false).iter().enumerate() {
                if !asked.counts() {
                    answers.set(index, None);
                }
            }
            let bytes = [random.bits().to_be_bytes(), random.bits().to_be_bytes()].concat();
            let mut tail = [0; 10];
            tail.copy_from_slice(&bytes[..10]);
            Response {
                id: uuid_v7(submitted, tail),
                version: questionnaire.version,
                unit: unit.map(|unit| units[unit].clone()),
                channel: channel(questionnaire, &mut random),
                mode: Mode::Page,
                language: questionnaire.languages.first().cloned().unwrap_or_default(),
                started: Some(submitted - 60_000 - random.below(180_000) as i64),
                submitted: Some(submitted),
                paper: None,
                answers,
                paradata: Paradata::default(),
            }
        })
        .collect()
}

/// Has about one of `every` say something in answer to the text with the index `question`: one or two of the sentences that
/// fit how satisfied they are, which are for those who aren't, those in between and those who are. The others say nothing.
pub fn say(
    questionnaire: &Questionnaire,
    responses: &mut [Response],
    question: usize,
    sentences: [&[&str]; 3],
    every: usize,
    seed: u64,
) {
    let mut random = Random(seed);
    let most = match questionnaire.questions().nth(question).map(|asked| &asked.kind) {
        Some(Kind::Text { most, .. }) => *most,
        _ => return,
    };
    let wanted = questionnaire.overall.item.as_deref();
    let overall = questionnaire.items().find(|(_, item, ..)| Some(item.id.as_str()) == wanted);
    let Some((_, item, scale, _)) = overall else { return };
    let place = questionnaire.questions().position(|asked| asked.id == item.id);
    // Of five levels of which the upper two count as satisfied, the third is in between.
    let top = scale.levels.len() + 1 - scale.top;
    for response in responses {
        // As many numbers for each response, so that the others don't depend on it.
        let (says, goes_on) = (random.below(every) == 0, random.below(3) == 0);
        let places = [random.unit(), random.unit()];
        let level = place.and_then(|place| response.answers.get(place));
        let Some(Answer::Level(level)) = level.filter(|_| says) else { continue };
        let of = sentences[match usize::from(*level) {
            level if level >= top => 2,
            level if level + 1 == top && level > 1 => 1,
            _ => 0,
        }];
        let [first, second] = places.map(|place| of.get((place * of.len() as f64) as usize));
        let Some(first) = first else { continue };
        let second = second.filter(|second| goes_on && *second != first);
        let mut text = (*first).to_owned();
        if let Some(second) = second {
            text = [first, " ", second].concat();
        }
        if text.chars().count() <= most {
            response.answers.set(question, Some(Answer::Text(text)));
        }
    }
}

fn twelve_months(last: Month) -> Vec<Month> {
    let first = Month::new(last.year() - 1, last.month()).unwrap_or(last);
    let mut months = vec![];
    let mut next = first.next();
    while let Some(month) = next.filter(|month| *month <= last) {
        months.push(month);
        next = month.next();
    }
    if months.is_empty() { vec![last] } else { months }
}

fn channel(questionnaire: &Questionnaire, random: &mut Random) -> Option<String> {
    let channels = &questionnaire.channels;
    // The first channel is the most used.
    let at = random.below(channels.len().max(1) * 2).saturating_sub(channels.len());
    channels.get(at).map(|channel| channel.value.clone())
}

fn answer(
    questionnaire: &Questionnaire,
    kind: &Kind,
    mood: f64,
    random: &mut Random,
) -> Option<Answer> {
    match kind {
        Kind::Item { scale, reversed } => {
            let scale = &questionnaire.scales[*scale];
            let chance = random.unit();
            if chance < 0.03 {
                return None;
            }
            if chance < 0.07 && scale.not_applicable.is_some() {
                return Some(Answer::NotApplicable);
            }
            let levels = scale.levels.len() as f64;
            let spot = levels * (0.71 + 0.16 * (mood + random.normal() * 0.9));
            let level = (spot.ceil()).clamp(1.0, levels);
            Some(Answer::Level(if *reversed { levels + 1.0 - level } else { level } as u8))
        }
        Kind::Choice { options, .. } => {
            // The earlier an option, the more often it is taken.
            let at = (random.unit() * random.unit() * options.len() as f64) as usize;
            options.get(at).map(|option| Answer::Choice(option.value.clone()))
        }
        Kind::Choices { options, most, .. } | Kind::Ranking { options, most, .. } => {
            let chosen: Vec<String> = options
                .iter()
                .filter(|_| random.unit() < 0.3)
                .take(most.unwrap_or(usize::MAX))
                .map(|option| option.value.clone())
                .collect();
            (!chosen.is_empty()).then_some(Answer::Choices(chosen))
        }
        Kind::Number { min, max, .. } => {
            let least = min.or(max.map(|max| max.min(0.0))).unwrap_or(0.0);
            let number = least + (random.unit() * 3.0).floor();
            Some(Answer::Number(max.map_or(number, |max| number.min(max))))
        }
        Kind::Consent => Some(Answer::Given),
        // Whatever a panel doesn't show needs no made-up answers.
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;
    use crate::response::fits;
    use crate::validate::Checked;

    fn questionnaire() -> Questionnaire {
        let options = json!([{"value": "x", "label": "X"}, {"value": "y", "label": "Y"}]);
        let levels = json!([{"label": "1"}, {"label": "2"}, {"label": "3"}]);
        let file = json!({"id": "q", "version": 4, "title": "Q",
            "scales": {"s": {"levels": levels, "not_applicable": "none"},
                       "t": {"levels": levels, "top": 1}},
            "pages": [{"id": "p", "title": "P", "questions": [
                {"id": "i", "kind": "item", "label": "I", "scale": "s"},
                {"id": "j", "kind": "item", "label": "J", "scale": "t", "reversed": true},
                {"id": "c", "kind": "choice", "label": "C", "options": options},
                {"id": "d", "kind": "choices", "label": "D", "options": options, "most": 1},
                {"id": "n", "kind": "number", "label": "N", "min": 1, "max": 2},
                {"id": "m", "kind": "number", "label": "M", "max": -5},
                {"id": "t", "kind": "text", "label": "T"},
                {"id": "ok", "kind": "consent", "label": "OK", "required": true},
            ]}],
            "channels": [{"value": "qr", "label": "QR"}]});
        crate::questionnaire::read(&file.to_string()).unwrap()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(60))]

        #[test]
        fn one_seed_makes_the_same_sound_responses(
            seed: u64, count in 0..60_usize, units in 0..4_usize, year in 1..=9999, month in 1..=12_u32,
        ) {
            let q = questionnaire();
            let units: Vec<String> = (0..units).map(|unit| format!("u{unit}")).collect();
            let last = Month::new(year, month).unwrap();
            let made = responses(&q, &units, last, count, seed);
            prop_assert_eq!(&made, &responses(&q, &units, last, count, seed));
            prop_assert_eq!(made.len(), count);
            let ids: std::collections::BTreeSet<&str> = made.iter().map(|r| r.id.as_str()).collect();
            prop_assert_eq!(ids.len(), count);
            for response in &made {
                for (index, answer) in response.answers.iter() {
                    prop_assert!(fits(&q, index, answer), "{answer:?}");
                }
                let asked = q.asked(&response.answers, |_| false);
                let checked = Checked { questionnaire: &q, answers: &response.answers, asked: &asked, today: "" };
                prop_assert_eq!(checked.check(0..q.question_count()), []);
                let submitted = response.submitted.unwrap();
                prop_assert!(response.started.unwrap() < submitted);
                let in_month = Month::in_vietnam(submitted).unwrap();
                prop_assert!(in_month <= last && (in_month.year() >= last.year() - 1));
                prop_assert!(response.unit.as_ref().is_none_or(|unit| units.contains(unit)));
                prop_assert_eq!(response.unit.is_some(), !units.is_empty());
            }
        }
    }

    #[test]
    fn what_they_say_fits_and_changes_nothing_else() {
        let levels =
            json!([{"label": "1"}, {"label": "2"}, {"label": "3"}, {"label": "4"}, {"label": "5"}]);
        let file = json!({"id": "q", "version": 1, "title": "Q", "scales": {"s": {"levels": levels, "top": 2}},
            "overall": {"item": "i"},
            "pages": [{"id": "p", "title": "P", "questions": [
                {"id": "i", "kind": "item", "label": "I", "scale": "s"},
                {"id": "t", "kind": "text", "label": "T", "most": 30}]}]});
        let q = crate::questionnaire::read(&file.to_string()).unwrap();
        let made = responses(&q, &[], Month::new(2026, 6).unwrap(), 3_000, 5);
        let sentences: [&[&str]; 3] =
            [&["Chờ lâu.", "Đi lại nhiều."], &["Bình thường."], &["Nhanh.", "Dễ."]];
        let mut said = made.clone();
        say(&q, &mut said, 1, sentences, 4, 9);
        let (mut some, mut two) = (0, 0);
        for (before, after) in made.iter().zip(&mut said) {
            let Some(Answer::Text(text)) = after.answers.get(1).cloned() else { continue };
            let Some(Answer::Level(level)) = after.answers.get(0) else { panic!("{text}") };
            let of = sentences[[0, 0, 1, 2, 2][usize::from(*level) - 1]];
            let joined = |a: &&str| of.iter().any(|b| a != b && text == [*a, " ", b].concat());
            two += usize::from(of.iter().any(joined));
            assert!(of.contains(&&*text) || of.iter().any(joined), "{level}: {text}");
            assert!(fits(&q, 1, &Answer::Text(text)));
            some += 1;
            after.answers.set(1, None);
            assert_eq!(before, after);
        }
        assert!((600..900).contains(&some) && two > 50, "{some} {two}");
        let mut again = made.clone();
        say(&q, &mut again, 1, sentences, 4, 9);
        let mut others = made.clone();
        say(&q, &mut others, 1, sentences, 4, 10);
        assert_ne!(again, others);
        // Not a text, and nothing there.
        for question in [0, 7] {
            let mut none = made.clone();
            say(&q, &mut none, question, sentences, 1, 9);
            assert_eq!(none, made);
        }
    }

    #[test]
    fn another_seed_makes_others() {
        let q = questionnaire();
        let last = Month::new(2026, 6).unwrap();
        assert_ne!(responses(&q, &[], last, 20, 1), responses(&q, &[], last, 20, 2));
    }
}
