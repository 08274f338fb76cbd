//! The words and numbers of the panel of drivers: its title and sentence, its chart's input and its table.

use std::rc::Rc;

use hailong_core::figures::{Driver, Drivers, Figures, Status};
use hailong_core::statistics::median;

use crate::charts::table::TableTwin;
use crate::charts::{Quadrant, QuadrantPoint, QuadrantsInput};
use crate::i18n::{Language, decimal, fill, percent, whole};
use crate::ui::dashboard::text::names::Names;
use crate::ui::dashboard::text::period_name::first_upper;
use crate::ui::dashboard::text::shares;

/// With fewer items there is nothing to part into four.
const LEAST: usize = 4;
/// So many are named in a title.
const NAMED: usize = 2;

/// The panel's title: the items to improve first, or else the item most strongly correlated with the overall result. Named are
/// only items that aren't for reference and whose correlation is above its median by more than chance; for those to improve,
/// the share must also be below its median by more than chance.
pub fn title(figures: &Figures, drivers: &Drivers, names: &Names) -> String {
    let words = names.words();
    let input = input(figures, drivers, names);
    let (share_cut, rho_cut) = input.cuts;
    let matters = |point: &&QuadrantPoint| {
        let [low, _] = point.interval.unwrap_or([point.strength; 2]);
        !point.is_reference && low > rho_cut.max(0.0)
    };
    let is_weak = |point: &&QuadrantPoint| {
        let item = figures.items.iter().find(|item| item.id == point.key);
        item.and_then(|item| item.interval).is_some_and(|[_, high]| high < share_cut)
    };
    let sure = || input.points.iter().filter(matters);
    let first: Vec<&str> =
        sure().filter(is_weak).take(NAMED).map(|point| point.label.as_str()).collect();
    if !first.is_empty() {
        return fill(words.drivers_first, &[("items", &first.join("; "))]);
    }
    let strongest = sure().max_by(|a, b| a.strength.total_cmp(&b.strength));
    match strongest {
        Some(point) => {
            let what = overall(drivers, names);
            fill(words.drivers_strongest, &[("what", &what), ("items", &point.label)])
        }
        None if input.points.is_empty() => words.drivers_plain.to_owned(),
        None => words.drivers_alike.to_owned(),
    }
}

/// How it is to be read, and how many items are left out.
pub fn text(figures: &Figures, drivers: &Drivers, names: &Names) -> String {
    let words = names.words();
    let input = input(figures, drivers, names);
    if input.points.is_empty() {
        return words.drivers_few.to_owned();
    }
    let text = fill(words.drivers_text, &[("what", &overall(drivers, names))]);
    match drivers.items.len() - input.points.len() {
        0 => text,
        left => {
            let hidden = fill(words.drivers_hidden, &[("n", &left.to_string())]);
            [&*text, " ", &hidden].concat()
        }
    }
}

/// The items in their quadrants, each from the strongest on.
pub fn input(figures: &Figures, drivers: &Drivers, names: &Names) -> QuadrantsInput {
    let words = names.words();
    let language = names.language;
    let drawn: Vec<(&Driver, f64, f64)> = drivers
        .items
        .iter()
        .filter(|driver| is_placed(driver, names))
        .filter_map(|driver| Some((driver, driver.top_share?, driver.rho?)))
        .collect();
    let middle = |values: &mut dyn Iterator<Item = f64>| {
        let mut sorted: Vec<f64> = values.collect();
        sorted.sort_by(f64::total_cmp);
        median(&sorted)
    };
    let share = middle(&mut drawn.iter().map(|(_, share, _)| *share));
    let strength = middle(&mut drawn.iter().map(|(_, _, rho)| *rho));
    let cuts = share.zip(strength).filter(|_| drawn.len() >= LEAST);
    let point = |(driver, share, rho): (&Driver, f64, f64), cuts: (f64, f64)| QuadrantPoint {
        key: driver.item.clone(),
        label: names.item(&driver.item),
        share,
        strength: rho,
        interval: driver.interval,
        text: spoken(driver, quadrant((share, rho), cuts), figures, names),
        quadrant: quadrant((share, rho), cuts),
        is_reference: driver.status == Status::Reference,
    };
    let mut points: Vec<QuadrantPoint> = match cuts {
        Some(cuts) => drawn.into_iter().map(|one| point(one, cuts)).collect(),
        None => Vec::new(),
    };
    points.sort_by(|a, b| {
        a.quadrant.cmp(&b.quadrant).then_with(|| b.strength.total_cmp(&a.strength))
    });
    QuadrantsInput {
        points,
        cuts: cuts.unwrap_or_default(),
        headings: Quadrant::ALL.map(|quadrant| action(quadrant, names).to_owned()),
        performance: words.drivers_satisfied.to_owned(),
        importance: words.drivers_strength.to_owned(),
        empty: words.drivers_few.to_owned(),
        none: words.drivers_none.to_owned(),
        reference: words.reference.to_owned(),
        percent: Rc::new(move |share| percent(language, share, 0)),
        strength: Rc::new(move |rho| number(language, rho, 2)),
    }
}

/// Every item, from the strongest on.
pub fn table(figures: &Figures, drivers: &Drivers, names: &Names, caption: String) -> TableTwin {
    let words = names.words();
    let columns = [
        words.column_item,
        words.drivers_strength,
        words.column_interval,
        words.drivers_satisfied,
        words.column_n,
        words.column_action,
        words.column_note,
    ];
    let input = input(figures, drivers, names);
    let rows = drivers.items.iter().map(|driver| {
        let place = input.points.iter().find(|point| point.key == driver.item);
        let numbers = match driver.status.is_visible() {
            false => [(); 4].map(|()| String::new()),
            true => [
                driver.rho.map_or(String::new(), |rho| number(names.language, rho, 2)),
                driver.interval.map_or(String::new(), |ends| range(ends, names)),
                driver.top_share.map_or(String::new(), |share| percent(names.language, share, 1)),
                driver.n.map_or(String::new(), |n| whole(names.language, n)),
            ],
        };
        let todo = place.map_or(String::new(), |point| action(point.quadrant, names).to_owned());
        let mut cells = vec![names.marked_item(&driver.item)];
        cells.extend(numbers);
        cells.extend([todo, note(driver, figures, names)]);
        cells
    });
    TableTwin { caption, columns: columns.map(str::to_owned).to_vec(), rows: rows.collect() }
}

/// At a line it is above, or to the right.
fn quadrant((share, rho): (f64, f64), (share_cut, rho_cut): (f64, f64)) -> Quadrant {
    match (rho >= rho_cut, share >= share_cut) {
        (true, false) => Quadrant::Improve,
        (true, true) => Quadrant::Keep,
        (false, false) => Quadrant::Later,
        (false, true) => Quadrant::Hold,
    }
}

fn action(quadrant: Quadrant, names: &Names) -> &'static str {
    let words = names.words();
    match quadrant {
        Quadrant::Improve => words.drivers_improve,
        Quadrant::Keep => words.drivers_keep,
        Quadrant::Later => words.drivers_later,
        Quadrant::Hold => words.drivers_hold,
    }
}

/// Whether an item has a place: it is asked straight, on the scale of the result of all.
fn is_placed(driver: &Driver, names: &Names) -> bool {
    driver.status.is_visible() && !names.is_reversed(&driver.item) && is_on_scale(driver, names)
}

fn is_on_scale(driver: &Driver, names: &Names) -> bool {
    let scale = names.overall_scale().map(|scale| scale.id.as_str());
    let mut items = names.questionnaire.items();
    items.any(|(_, item, its, _)| item.id == driver.item && Some(its.id.as_str()) == scale)
}

fn note(driver: &Driver, figures: &Figures, names: &Names) -> String {
    let words = names.words();
    match driver.status {
        Status::Empty | Status::Hidden => shares::why_hidden(driver.status, figures, names),
        _ if names.is_reversed(&driver.item) => words.drivers_reversed.to_owned(),
        _ if !is_on_scale(driver, names) => words.drivers_other_scale.to_owned(),
        _ if driver.rho.is_none() => words.drivers_level.to_owned(),
        Status::Reference => words.reference.to_owned(),
        Status::Shown => String::new(),
    }
}

/// All about a point in words.
fn spoken(driver: &Driver, quadrant: Quadrant, figures: &Figures, names: &Names) -> String {
    let words = names.words();
    let language = names.language;
    let rho = driver.rho.map_or(String::new(), |rho| number(language, rho, 2));
    let interval = driver.interval.map_or(String::new(), |ends| range(ends, names));
    let share = driver.top_share.map_or(String::new(), |share| percent(language, share, 1));
    let n = shares::n(driver.n, names);
    let strength = [words.drivers_strength, " ", &rho].concat();
    let satisfied = [words.drivers_satisfied, " ", &share].concat();
    let name = names.item(&driver.item);
    let note = note(driver, figures, names);
    let parts = [&*name, action(quadrant, names), &strength, &interval, &satisfied, &n];
    // That it is for reference the chart says itself.
    let reference = words.reference;
    let note = Some(note.as_str()).filter(|note| *note != reference);
    let all: Vec<&str> = parts.into_iter().chain(note).filter(|part| !part.is_empty()).collect();
    all.join(" · ")
}

fn range([low, high]: [f64; 2], names: &Names) -> String {
    let [low, high] = [low, high].map(|end| number(names.language, end, 2));
    [&*low, " – ", &high].concat()
}

/// With the sign that people write.
fn number(language: Language, value: f64, decimals: usize) -> String {
    let text = decimal(language, value.abs(), decimals);
    let is_zero = !text.bytes().any(|byte| (b'1'..=b'9').contains(&byte));
    match value < 0.0 && !is_zero {
        true => ["−", &text].concat(),
        false => text,
    }
}

fn overall(drivers: &Drivers, names: &Names) -> String {
    first_upper(&names.item(&drivers.overall))
}
