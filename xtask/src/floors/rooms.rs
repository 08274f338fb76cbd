//! The project's modules as they are drawn: files gathered into rooms, and the rooms into levels, each above all that
//! it uses.

use std::collections::{BTreeMap, BTreeSet};

use super::cycles;
use super::graph::{Graph, Reason};

/// The crates that are drawn, from the top, each in a frame of its own.
pub const CRATES: [(&str, &str); 5] = [
    ("src/", "hailong: the two elements"),
    ("collector/src/", "hailong-collector: the server between them"),
    ("wire/src/", "hailong-wire: the stored form"),
    ("core/src/", "hailong-core: questionnaires, responses, figures"),
    ("engine/src/", "hailong-engine: counting"),
];

/// Folders whose folders are rooms of their own; elsewhere what is directly in a crate is one.
const DIVIDED: &[&str] = &["ui", "ui/form", "ui/dashboard"];

/// A module with its files.
#[derive(Debug)]
pub struct Room {
    pub name: String,
    pub files: usize,
    /// 0 for what uses nothing of its crate.
    pub level: usize,
    /// Whether it uses a room that uses it.
    pub is_in_cycle: bool,
}

/// The rooms of one crate.
#[derive(Debug, Default)]
pub struct Storey {
    pub rooms: Vec<Room>,
    /// Who uses whom, by their indices, without what others say already: where a uses b and b uses c, that a uses c.
    pub uses: BTreeSet<(usize, usize)>,
}

/// The storey of the crate whose files begin so.
pub fn storey(graph: &Graph, prefix: &str) -> Storey {
    let mut files: BTreeMap<String, usize> = BTreeMap::new();
    let rooms_of: Vec<Option<String>> =
        graph.files.iter().map(|file| file.strip_prefix(prefix).map(room)).collect();
    for room in rooms_of.iter().flatten() {
        *files.entry(room.clone()).or_default() += 1;
    }
    let mut between = BTreeSet::new();
    for (from, to) in graph.edges.keys() {
        if let (Some(from), Some(to)) = (&rooms_of[*from], &rooms_of[*to])
            && from != to
        {
            between.insert((from, to));
        }
    }
    // A crate's or a folder's file that only declares modules is none of its floors; a crate of one room is.
    let is_used = |room: &String| between.iter().any(|(a, b)| *a == room || *b == room);
    let names: Vec<&String> =
        files.keys().filter(|room| files.len() == 1 || is_used(room)).collect();
    let index = |room: &String| names.iter().position(|name| *name == room).unwrap_or(0);
    let uses: BTreeSet<_> = between.iter().map(|(a, b)| (index(a), index(b))).collect();
    level(names.iter().map(|name| ((*name).clone(), files[*name])).collect(), &uses)
}

fn room(file: &str) -> String {
    let mut parts: Vec<&str> = file.split('/').collect();
    let mut kept = 1;
    while kept < parts.len() - 1 && DIVIDED.contains(&&*parts[..kept].join("/")) {
        kept += 1;
    }
    // What is directly in a divided folder is the folder's.
    if kept == parts.len() && kept > 1 {
        kept -= 1;
    }
    parts.truncate(kept);
    parts.join("/").trim_end_matches(".rs").to_owned()
}

fn level(rooms: Vec<(String, usize)>, uses: &BTreeSet<(usize, usize)>) -> Storey {
    let reason = || Reason { line: 0, path: String::new() };
    let edges = uses.iter().map(|edge| (*edge, reason())).collect();
    let graph = Graph { files: rooms.iter().map(|(name, _)| name.clone()).collect(), edges };
    let cycles = cycles::cycles(&graph);
    // Rooms of one cycle share a level.
    let group: Vec<usize> = (0..rooms.len())
        .map(|room| cycles.iter().find(|cycle| cycle.contains(&room)).map_or(room, |c| c[0]))
        .collect();
    let uses: BTreeSet<_> = uses.iter().filter(|(a, b)| group[*a] != group[*b]).copied().collect();
    let mut levels = vec![0; rooms.len()];
    // Each round settles one more level.
    for _ in 0..rooms.len() {
        for (from, to) in &uses {
            let least = levels[*to] + 1;
            for room in (0..rooms.len()).filter(|room| group[*room] == group[*from]) {
                levels[room] = levels[room].max(least);
            }
        }
    }
    let uses = uses.iter().filter(|edge| !is_said_by_others(**edge, &uses)).copied().collect();
    let is_in_cycle = |room: usize| cycles.iter().any(|cycle| cycle.contains(&room));
    let rooms = rooms
        .into_iter()
        .enumerate()
        .map(|(at, (name, files))| Room {
            name,
            files,
            level: levels[at],
            is_in_cycle: is_in_cycle(at),
        })
        .collect();
    Storey { rooms, uses }
}

/// Whether there is a longer way from the one to the other.
fn is_said_by_others((from, to): (usize, usize), uses: &BTreeSet<(usize, usize)>) -> bool {
    let mut open: Vec<usize> =
        uses.iter().filter(|(a, b)| *a == from && *b != to).map(|(_, b)| *b).collect();
    let mut seen = BTreeSet::new();
    while let Some(room) = open.pop() {
        if room == to {
            return true;
        }
        if seen.insert(room) {
            open.extend(uses.iter().filter(|(a, _)| *a == room).map(|(_, b)| *b));
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::{level, room};
    use std::collections::BTreeSet;

    #[test]
    fn rooms_are_folders_and_divided_ones_their_folders() {
        for (file, expected) in [
            ("wire.rs", "wire"),
            ("wire/draft.rs", "wire"),
            ("charts/trend/labels.rs", "charts"),
            ("ui/mod.rs", "ui"),
            ("ui/kiosk/app.rs", "ui/kiosk"),
            ("ui/form/app.rs", "ui/form"),
            ("ui/form/controls/pick.rs", "ui/form/controls"),
            ("ui/dashboard/panels/trend/mod.rs", "ui/dashboard/panels"),
        ] {
            assert_eq!(room(file), expected, "{file}");
        }
    }

    #[test]
    fn each_room_is_above_all_that_it_uses() {
        let rooms = ["a", "b", "c", "d"].map(|name| (name.to_owned(), 1)).to_vec();
        let found = level(rooms, &BTreeSet::from([(0, 1), (1, 2), (0, 2), (3, 2)]));
        let levels: Vec<usize> = found.rooms.iter().map(|room| room.level).collect();
        assert_eq!(levels, [2, 1, 0, 1]);
        assert_eq!(found.uses, BTreeSet::from([(0, 1), (1, 2), (3, 2)]));
    }

    #[test]
    fn rooms_of_a_cycle_share_a_level_and_are_marked() {
        let rooms = ["a", "b", "c"].map(|name| (name.to_owned(), 1)).to_vec();
        let found = level(rooms, &BTreeSet::from([(0, 1), (1, 0), (1, 2)]));
        let levels: Vec<(usize, bool)> =
            found.rooms.iter().map(|room| (room.level, room.is_in_cycle)).collect();
        assert_eq!(levels, [(1, true), (1, true), (0, false)]);
    }
}
