//! The comments of one questionnaire's responses, beside the codes that they are filtered by.

use std::collections::HashMap;
use std::rc::Rc;

use super::words::{self, BREAK, Vocabulary};
use crate::field::Fields;
use crate::filter::{self, CHANNEL, MONTH, UNIT};
use crate::import::Encoded;
use crate::questionnaire::{Kind, Questionnaire};
use crate::response::Response;

/// More texts than this, in bytes, aren't kept: a browser's memory is no archive.
const MOST_TEXT: usize = 1 << 26;

/// The comments of one questionnaire's responses. What was inserted is seen once it is [committed](Self::commit).
#[derive(Clone, Debug)]
pub struct Comments {
    pub(super) fields: Fields,
    /// How many levels and codes a response has.
    pub(super) items: usize,
    wide: usize,
    pub(super) levels: Vec<u8>,
    codes: Vec<u32>,
    pub(super) people: Vec<Person>,
    ids: HashMap<Rc<str>, u32>,
    /// How often responses without an id that say the same were met: of their likes each has a number.
    alike: HashMap<u64, u32>,
    pub(super) entries: Vec<Entry>,
    pub(super) texts: String,
    words: Vec<u32>,
    pub(super) vocabulary: Vocabulary,
    /// The item that asks for the result of all, and its first level that counts as satisfied.
    overall: Option<(usize, u8)>,
    /// Those that are seen, newest first.
    pub(super) order: Vec<u32>,
    left_out: usize,
    /// Whether texts were erased whose words may still be in the vocabulary.
    has_erased: bool,
}

/// A response with at least one comment.
#[derive(Clone, Debug)]
pub(super) struct Person {
    /// Its id, or a name made of what it says.
    key: Rc<str>,
    first: u32,
    /// Whether a later response with its id has taken its place.
    is_gone: bool,
}

/// A comment.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) person: u32,
    pub(super) question: u32,
    /// Where its text and its words end; they begin where the entry before ends.
    text_end: u32,
    words_end: u32,
}

/// How far comments went at some time: what came later can be taken back.
#[derive(Clone, Copy, Debug)]
pub struct Extent {
    people: usize,
    entries: usize,
    left_out: usize,
}

/// One comment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Comment<'a> {
    /// The text, NFC, its lines as they were written.
    pub text: &'a str,
    /// The index of the question that it answers.
    pub question: usize,
    /// The response's id; for one that has none a name made of what it says, which begins with `~`.
    pub response: &'a str,
    /// The unit, empty where it isn't known.
    pub unit: &'a str,
    /// The month, `2026-01`, empty where it isn't known.
    pub month: &'a str,
    /// The channel, empty where it isn't known.
    pub channel: &'a str,
    /// The level of the item that asks for the result of all; `None` where there is no such item or answer.
    pub level: Option<u8>,
    /// Whether that level counts as satisfied.
    pub is_satisfied: Option<bool>,
}

/// The questions that are answered by comments: texts that a person is shown.
pub fn questions(questionnaire: &Questionnaire) -> impl Iterator<Item = usize> {
    let asked = questionnaire.questions().enumerate();
    let texts = asked.filter(|(_, asked)| matches!(asked.kind, Kind::Text { .. }) && !asked.hidden);
    texts.map(|(at, _)| at)
}

impl Comments {
    /// None yet.
    pub fn new(questionnaire: &Questionnaire) -> Self {
        let mut items = questionnaire.items().enumerate();
        let overall = questionnaire.overall.item.as_ref().and_then(|id| {
            let (at, (_, _, scale, _)) = items.find(|(_, (_, item, ..))| item.id == *id)?;
            Some((at, (scale.levels.len() + 1 - scale.top) as u8))
        });
        Self {
            fields: Fields::new(questionnaire),
            items: questionnaire.items().count(),
            wide: filter::dimensions(questionnaire).len() + filter::several(questionnaire).count(),
            levels: Vec::new(),
            codes: Vec::new(),
            people: Vec::new(),
            ids: HashMap::new(),
            alike: HashMap::new(),
            entries: Vec::new(),
            texts: String::new(),
            words: Vec::new(),
            vocabulary: Vocabulary::new(),
            overall,
            order: Vec::new(),
            left_out: 0,
            has_erased: false,
        }
    }

    /// Takes in responses, as [`insert`](Self::insert) does.
    pub fn insert_responses(
        &mut self,
        questionnaire: &Questionnaire,
        responses: &[Response],
    ) -> bool {
        let mut rows = Encoded::with_texts(questionnaire);
        for response in responses {
            rows.push(questionnaire, response);
        }
        self.insert(questionnaire, &rows)
    }

    /// Takes in the texts of rows. A row whose id is there already takes the other's place, so that reading a store
    /// twice shows nothing twice; a row without an id is always new. Whether anything has changed.
    pub fn insert(&mut self, questionnaire: &Questionnaire, rows: &Encoded) -> bool {
        let dimensions = filter::dimensions(questionnaire).len();
        let codes: Vec<Vec<u32>> = (0..dimensions)
            .map(|at| rows.values(at).iter().map(|value| self.fields.code(at, value)).collect())
            .collect();
        let mut has_changed = false;
        let shown: Vec<usize> = questions(questionnaire).collect();
        let mut texts = rows.texts().filter(|(_, question, _)| shown.contains(question)).peekable();
        for (at, row) in rows.rows().enumerate() {
            let mut said: Vec<(usize, &str)> = Vec::new();
            while let Some((_, question, text)) = texts.next_if(|(of, ..)| *of == at) {
                said.push((question, text));
            }
            // Most rows of a large file say nothing, and take no other's place.
            if said.is_empty() && !self.ids.contains_key(row.id) {
                continue;
            }
            said.sort_by_key(|(question, _)| *question);
            let code = |(at, own): (usize, &u32)| match codes.get(at) {
                Some(codes) => codes.get(*own as usize).copied().unwrap_or_default(),
                // Options are bits in both.
                None => *own,
            };
            let codes: Vec<u32> = row.codes.iter().enumerate().map(code).collect();
            has_changed |= self.insert_person(row.id, row.levels, &codes, &said);
        }
        has_changed
    }

    fn insert_person(
        &mut self,
        id: &str,
        levels: &[u8],
        codes: &[u32],
        said: &[(usize, &str)],
    ) -> bool {
        let before = self.ids.get(id).copied().filter(|_| !id.is_empty());
        if let Some(before) = before {
            if self.is_same(before, levels, codes, said) {
                return false;
            }
            self.erase(before);
            self.ids.remove(id);
        }
        let length: usize = said.iter().map(|(_, text)| text.len()).sum();
        if length == 0 {
            return before.is_some();
        }
        if self.texts.len() + length > MOST_TEXT {
            self.left_out += said.len();
            return true;
        }
        let person = self.people.len() as u32;
        let key: Rc<str> = match id {
            "" => self.name_of(codes, said).into(),
            id => id.into(),
        };
        if !id.is_empty() {
            self.ids.insert(key.clone(), person);
        }
        self.people.push(Person { key, first: self.entries.len() as u32, is_gone: false });
        self.levels.extend_from_slice(levels);
        self.codes.extend_from_slice(codes);
        for &(question, text) in said {
            self.texts.push_str(text);
            let (words, vocabulary) = (&mut self.words, &mut self.vocabulary);
            words::each(text, |word| {
                let number = |word| vocabulary.number(&words::exact(&text[word]));
                words.push(word.map_or(BREAK, number));
            });
            let (text_end, words_end) = (self.texts.len() as u32, self.words.len() as u32);
            self.entries.push(Entry { person, question: question as u32, text_end, words_end });
        }
        true
    }

    /// Whether a response says what it said before.
    fn is_same(&self, person: u32, levels: &[u8], codes: &[u32], said: &[(usize, &str)]) -> bool {
        let at = person as usize;
        let own = self.people[at].first as usize..self.entries.len();
        let own = own.take_while(|&entry| self.entries[entry].person == person);
        let own = own.map(|entry| (self.entries[entry].question as usize, self.text(entry)));
        self.levels[at * self.items..(at + 1) * self.items] == *levels
            && self.codes[at * self.wide..(at + 1) * self.wide] == *codes
            && own.eq(said.iter().copied())
    }

    /// A name for a response without an id: marks find it again when its file is read anew.
    fn name_of(&mut self, codes: &[u32], said: &[(usize, &str)]) -> String {
        let mut parts: Vec<&str> = Vec::new();
        for (field, code) in [UNIT, MONTH].iter().zip(codes) {
            let value = self.fields.get(field).and_then(|field| field.values.get(*code as usize));
            parts.push(value.map_or("", String::as_str));
        }
        parts.extend(said.iter().map(|(_, text)| *text));
        let hash = hash(&parts);
        let number = self.alike.entry(hash).or_default();
        *number += 1;
        format!("~{hash:016x}-{number}")
    }

    /// Takes out what the response with this id says; whether it was there.
    pub fn remove(&mut self, id: &str) -> bool {
        let person = self.ids.remove(id);
        if let Some(person) = person {
            self.erase(person);
        }
        person.is_some()
    }

    /// Erases what a person says from memory: the text, and the numbers of its words.
    fn erase(&mut self, person: u32) {
        let Person { first, is_gone, .. } = &mut self.people[person as usize];
        *is_gone = true;
        let first = *first as usize;
        let own = self.entries[first..].iter().take_while(|entry| entry.person == person).count();
        let Some(last) = (first + own).checked_sub(1).filter(|_| own > 0) else { return };
        let before = first.checked_sub(1).map(|before| &self.entries[before]);
        let (text, words) = before.map_or((0, 0), |entry| (entry.text_end, entry.words_end));
        let (text, words) = (text as usize, words as usize);
        let Entry { text_end, words_end, .. } = self.entries[last];
        // Blanks of the same length, so that the other texts stay where they are.
        self.texts.replace_range(text..text_end as usize, &" ".repeat(text_end as usize - text));
        self.words[words..words_end as usize].fill(BREAK);
        self.has_erased = true;
    }

    /// Takes the words that no text has any more out of the vocabulary.
    fn erase_words(&mut self) {
        if std::mem::take(&mut self.has_erased) {
            self.vocabulary.keep_only(self.words.iter().copied());
        }
    }

    /// What was taken out isn't seen from now on; what was inserted and not [committed](Self::commit) still isn't.
    pub fn leave_gone(&mut self) {
        let (entries, people) = (&self.entries, &self.people);
        self.order.retain(|&at| !people[entries[at as usize].person as usize].is_gone);
        self.erase_words();
    }

    /// How far it goes now.
    pub fn extent(&self) -> Extent {
        let (people, entries) = (self.people.len(), self.entries.len());
        Extent { people, entries, left_out: self.left_out }
    }

    /// Takes back what was inserted since, none of which took another's place.
    pub fn go_back(&mut self, extent: Extent) {
        for person in self.people.drain(extent.people..) {
            self.ids.remove(&person.key);
            if let Some((hash, _)) =
                person.key.strip_prefix('~').and_then(|key| key.split_once('-'))
                && let Ok(hash) = u64::from_str_radix(hash, 16)
                && let Some(number) = self.alike.get_mut(&hash)
            {
                *number = number.saturating_sub(1);
            }
        }
        self.levels.truncate(extent.people * self.items);
        self.codes.truncate(extent.people * self.wide);
        self.entries.truncate(extent.entries);
        let last = self.entries.last();
        self.texts.truncate(last.map_or(0, |entry| entry.text_end as usize));
        self.words.truncate(last.map_or(0, |entry| entry.words_end as usize));
        self.left_out = extent.left_out;
        self.order.retain(|&at| (at as usize) < extent.entries);
        self.has_erased = true;
        self.erase_words();
    }

    /// Shows what was inserted: the newest month first, within it what came last, and at the end what has no month.
    pub fn commit(&mut self) {
        let months =
            self.fields.get(MONTH).map(|field| field.values.as_slice()).unwrap_or_default();
        let mut newest: Vec<usize> = (0..months.len()).collect();
        newest.sort_by(|a, b| months[*b].cmp(&months[*a]));
        let mut place = vec![0; months.len()];
        newest.iter().enumerate().for_each(|(at, &month)| place[month] = at);
        let mut by_month: Vec<Vec<u32>> = vec![Vec::new(); months.len()];
        for (at, entry) in self.entries.iter().enumerate().rev() {
            if self.people[entry.person as usize].is_gone {
                continue;
            }
            let month = self.code(entry.person, MONTH_AT) as usize;
            if let Some(of) = place.get(month).and_then(|&place| by_month.get_mut(place)) {
                of.push(at as u32);
            }
        }
        self.order = by_month.concat();
        self.erase_words();
    }

    /// The numbers of those that are seen, the newest first.
    pub fn numbers(&self) -> &[u32] {
        &self.order
    }

    /// How many are seen. Not for showing beside figures: it isn't suppressed.
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Whether none is seen.
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// How many weren't kept because there were too many.
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    /// Whether satisfaction is told.
    pub fn has_overall(&self) -> bool {
        self.overall.is_some()
    }

    /// The comment of this number, as a [`Search`](super::Search) gives it; `None` for one that there isn't.
    pub fn get(&self, number: u32) -> Option<Comment<'_>> {
        let entry = self.entries.get(number as usize)?;
        if self.people[entry.person as usize].is_gone {
            return None;
        }
        let level = self.overall.and_then(|(item, top)| {
            let level = *self.levels.get(entry.person as usize * self.items + item)?;
            (1..u8::MAX).contains(&level).then_some((level, level >= top))
        });
        Some(Comment {
            text: self.text(number as usize),
            question: entry.question as usize,
            response: &self.people[entry.person as usize].key,
            unit: self.value(entry.person, UNIT, UNIT_AT),
            month: self.value(entry.person, MONTH, MONTH_AT),
            channel: self.value(entry.person, CHANNEL, CHANNEL_AT),
            level: level.map(|(level, _)| level),
            is_satisfied: level.map(|(_, is_satisfied)| is_satisfied),
        })
    }

    fn text(&self, entry: usize) -> &str {
        let start = entry.checked_sub(1).map_or(0, |before| self.entries[before].text_end as usize);
        &self.texts[start..self.entries[entry].text_end as usize]
    }

    pub(super) fn words_of(&self, entry: u32) -> &[u32] {
        let entry = entry as usize;
        let start =
            entry.checked_sub(1).map_or(0, |before| self.entries[before].words_end as usize);
        &self.words[start..self.entries[entry].words_end as usize]
    }

    pub(super) fn code(&self, person: u32, dimension: usize) -> u32 {
        self.codes.get(person as usize * self.wide + dimension).copied().unwrap_or_default()
    }

    fn value(&self, person: u32, name: &str, dimension: usize) -> &str {
        let code = self.code(person, dimension) as usize;
        let value = self.fields.get(name).and_then(|field| field.values.get(code));
        value.map_or("", String::as_str)
    }
}

/// The places of [`filter::dimensions`].
const UNIT_AT: usize = 0;
const MONTH_AT: usize = 1;
const CHANNEL_AT: usize = 2;

/// A number that other texts hardly have: 64-bit FNV-1a (<http://www.isthe.com/chongo/tech/comp/fnv/>), with a byte
/// that no text has between the parts.
pub fn hash(parts: &[&str]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for part in parts {
        for byte in part.bytes().chain([0xff]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    hash
}
