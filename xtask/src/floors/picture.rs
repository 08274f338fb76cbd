//! The floors as a picture, docs/images/floors.svg: a frame for each crate, in it the rooms by level, and arrows down to
//! what each uses.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::graph::Graph;
use super::rooms::{CRATES, Storey, storey};

/// Or more, where a level needs it.
const LEAST_WIDTH: f64 = 1080.0;
const MARGIN: f64 = 24.0;
const HEADING: f64 = 34.0;
const ROOM: f64 = 40.0;
const BETWEEN_LEVELS: f64 = 46.0;
const BETWEEN_ROOMS: f64 = 14.0;
/// An arrow that passes a level needs so much of it.
const LANE: f64 = 8.0;

/// Colours of its own for a dark page: as `<img>` it can't have the page's.
const STYLE: &str = "
    svg { --paper: #ffffff; --frame: #f3f5f8; --room: #ffffff; --ink: #1f2933; --quiet: #5b6673; --line: #7b8794; --cycle: #b42318; }
    @media (prefers-color-scheme: dark) {
      svg { --paper: #14181d; --frame: #1d232a; --room: #262e37; --ink: #e6eaee; --quiet: #a3adb8; --line: #8593a1; --cycle: #ff8a7a; }
    }
    text { font-family: system-ui, sans-serif; font-size: 13px; fill: var(--ink); }
    .files { font-size: 11px; fill: var(--quiet); }
    .crate { font-size: 14px; font-weight: 600; }
    .paper { fill: var(--paper); }
    .frame { fill: var(--frame); }
    .room { fill: var(--room); stroke: var(--line); }
    .room.cycle { stroke: var(--cycle); stroke-width: 2; }
    .use { fill: none; stroke: var(--line); stroke-width: 1.2; }
    .use.wide { stroke-width: 3; }
    .head { fill: var(--line); }
";

/// The whole picture.
pub fn picture(graph: &Graph) -> String {
    let storeys = CRATES.map(|(prefix, heading)| (storey(graph, prefix), heading));
    let needed = storeys.iter().map(|(storey, _)| widest_level(storey));
    let width = needed.fold(LEAST_WIDTH, f64::max);
    let mut body = String::new();
    let mut top = MARGIN;
    for (index, (storey, heading)) in storeys.iter().enumerate() {
        if index > 0 {
            // A crate uses the one below it.
            let (x, y) = (width / 2.0, top - BETWEEN_LEVELS);
            arrow(&mut body, "use wide", &[(x, y + 4.0), (x, top - 6.0)]);
        }
        top = frame(&mut body, storey, heading, width, top) + BETWEEN_LEVELS;
    }
    let height = top - BETWEEN_LEVELS + MARGIN;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"title\">\n  \
         <title id=\"title\">The modules in layers: an arrow goes down to what a module uses</title>\n  \
         <style>{STYLE}</style>\n  \
         <defs><marker id=\"head\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" \
         markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path class=\"head\" d=\"M0 0 8 4 0 8z\"/></marker></defs>\n  \
         <rect class=\"paper\" width=\"{width}\" height=\"{height}\"/>\n{body}</svg>\n"
    )
}

/// Where something is on a level: a room, or a lane in which an arrow passes.
#[derive(Clone, Debug)]
struct Slot {
    room: Option<usize>,
    width: f64,
    /// The slots of the level above that lead here.
    above: Vec<usize>,
    /// Its centre.
    x: f64,
}

/// Draws a crate from `top` on, and gives where its frame ends.
fn frame(body: &mut String, storey: &Storey, heading: &str, width: f64, top: f64) -> f64 {
    let (levels, arrows) = slots(storey, width);
    let count = levels.len() as f64;
    let height = HEADING + count * ROOM + (count - 1.0) * BETWEEN_LEVELS + MARGIN;
    let _ = writeln!(
        body,
        "  <rect class=\"frame\" x=\"{MARGIN}\" y=\"{top}\" width=\"{}\" height=\"{height}\" rx=\"10\"/>\n  \
         <text class=\"crate\" x=\"{}\" y=\"{}\">{heading}</text>",
        width - 2.0 * MARGIN,
        MARGIN + 14.0,
        top + 22.0
    );
    // The highest level is the first one here.
    let y = |level: usize| top + HEADING + level as f64 * (ROOM + BETWEEN_LEVELS);
    for lanes in arrows {
        let mut points = Vec::new();
        for (index, (level, slot)) in lanes.iter().enumerate() {
            let x = levels[*level][*slot].x;
            let is_last = index + 1 == lanes.len();
            if index > 0 {
                points.push((x, y(*level)));
            }
            if !is_last {
                points.push((x, y(*level) + ROOM));
            }
        }
        arrow(body, "use", &points);
    }
    for (level, slots) in levels.iter().enumerate() {
        for slot in slots {
            let Some(room) = slot.room.map(|room| &storey.rooms[room]) else { continue };
            let class = if room.is_in_cycle { "room cycle" } else { "room" };
            let files = if room.files == 1 { "1 file" } else { &*format!("{} files", room.files) };
            let _ = writeln!(
                body,
                "  <rect class=\"{class}\" x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{ROOM}\" rx=\"6\"/>\n  \
                 <text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{}</text>\n  \
                 <text class=\"files\" x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{files}</text>",
                slot.x - slot.width / 2.0,
                y(level),
                slot.width,
                slot.x,
                y(level) + 17.0,
                room.name,
                slot.x,
                y(level) + 32.0
            );
        }
    }
    top + height
}

/// Down through points: straight inside a level, bent between two.
fn arrow(body: &mut String, class: &str, points: &[(f64, f64)]) {
    let mut path = String::new();
    for pair in points.windows(2) {
        let [(x, y), (to_x, to_y)] = [pair[0], pair[1]];
        if path.is_empty() {
            let _ = write!(path, "M{x:.1} {y:.1}");
        }
        let half = (y + to_y) / 2.0;
        let _ = write!(path, " C{x:.1} {half:.1} {to_x:.1} {half:.1} {to_x:.1} {to_y:.1}");
    }
    let _ = writeln!(body, "  <path class=\"{class}\" d=\"{path}\" marker-end=\"url(#head)\"/>");
}

fn room_width(name: &str) -> f64 {
    (name.chars().count() as f64 * 7.4 + 18.0).max(64.0)
}

/// The least that a level takes, with its margins and some lanes.
fn widest_level(storey: &Storey) -> f64 {
    let mut widths: BTreeMap<usize, f64> = BTreeMap::new();
    for room in &storey.rooms {
        *widths.entry(room.level).or_default() += room_width(&room.name) + BETWEEN_ROOMS;
    }
    widths.into_values().fold(0.0, f64::max) + 6.0 * MARGIN
}

type Lanes = Vec<(usize, usize)>;

/// The levels from the top with what is on each, and for each arrow the slots that it goes through.
fn slots(storey: &Storey, width: f64) -> (Vec<Vec<Slot>>, Vec<Lanes>) {
    let highest = storey.rooms.iter().map(|room| room.level).max().unwrap_or(0);
    let mut levels: Vec<Vec<Slot>> = vec![Vec::new(); highest + 1];
    let mut at = BTreeMap::new();
    for (index, room) in storey.rooms.iter().enumerate() {
        let level = highest - room.level;
        at.insert(index, (level, levels[level].len()));
        let own = room_width(&room.name);
        levels[level].push(Slot { room: Some(index), width: own, above: Vec::new(), x: 0.0 });
    }
    let mut arrows = Vec::new();
    for (from, to) in &storey.uses {
        let (mut last, end) = (at[from], at[to]);
        let mut lanes = vec![last];
        for (level, slots) in levels.iter_mut().enumerate().take(end.0 + 1).skip(last.0 + 1) {
            let slot = if level == end.0 { end.1 } else { slots.len() };
            if level < end.0 {
                slots.push(Slot { room: None, width: LANE, above: Vec::new(), x: 0.0 });
            }
            slots[slot].above.push(last.1);
            last = (level, slot);
            lanes.push(last);
        }
        arrows.push(lanes);
    }
    for level in 0..levels.len() {
        let (above, below) = levels.split_at_mut(level);
        arrange(&mut below[0], above.last(), width);
    }
    (levels, arrows)
}

/// Orders a level by the middle of what leads to each slot, and spreads it over the width.
fn arrange(slots: &mut [Slot], above: Option<&Vec<Slot>>, width: f64) {
    let wish = |slot: &Slot| {
        let from: Vec<f64> = slot.above.iter().filter_map(|at| Some(above?.get(*at)?.x)).collect();
        if from.is_empty() { width / 2.0 } else { from.iter().sum::<f64>() / from.len() as f64 }
    };
    let mut order: Vec<(f64, usize)> =
        slots.iter().enumerate().map(|(at, slot)| (wish(slot), at)).collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let needed: f64 = slots.iter().map(|slot| slot.width).sum();
    let room = width - 4.0 * MARGIN - needed;
    let gap = (room / slots.len().max(1) as f64).clamp(2.0, 4.0 * BETWEEN_ROOMS);
    let used = needed + gap * (slots.len().max(1) - 1) as f64;
    let mut x = (width - used) / 2.0;
    for (_, at) in order {
        let slot = &mut slots[at];
        slot.x = x + slot.width / 2.0;
        x += slot.width + gap;
    }
}
