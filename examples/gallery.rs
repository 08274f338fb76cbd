//! Draws each chart in many states into target/gallery/, to be looked at without building the elements:
//! `cargo run --example gallery`, then open target/gallery/index.html. gallery.html has them in the page, from figures.

use std::fmt::Write;
use std::rc::Rc;
use std::{fs, io};

use hailong::charts::render::{Caption, sheet, to_svg_string};
use hailong::charts::{
    Cell, Estimate, FactorRow, FactorsInput, Formatter, IntervalInput, LevelCount, LikertCell,
    LikertGroup, LikertInput, LikertRow, LikertShares, RankingInput, RankingRow, Scene, Theme,
    TrendInput, TrendPoint, UnitVsRest, WidthTable, draw_factors, draw_interval, draw_likert,
    draw_ranking, draw_trend,
};

const WIDTHS: [f64; 4] = [320.0, 480.0, 720.0, 1200.0];
const ITEMS: [(&str, [u64; 5]); 9] = [
    ("Giao tiếp lịch sự, đúng mực", [48, 150, 340, 2500, 1774]),
    ("Phí, lệ phí đúng quy định", [48, 150, 385, 2640, 1589]),
    ("Kết quả đúng quy định", [48, 190, 385, 2640, 1549]),
    ("Hướng dẫn dễ hiểu", [96, 190, 430, 2540, 1556]),
    ("Niêm yết công khai đầy đủ", [96, 240, 480, 2500, 1496]),
    ("Thời hạn đúng quy định", [144, 288, 480, 2500, 1400]),
    ("Trang thiết bị dễ sử dụng", [144, 336, 625, 2400, 1307]),
    ("Thông báo kết quả kịp thời", [192, 432, 672, 2300, 1216]),
    ("Nơi ngồi chờ đủ chỗ", [288, 577, 817, 2120, 1010]),
];
const LONG: &str = "Việc tiếp nhận, xử lý góp ý, phản ánh, kiến nghị của người dân, tổ chức được tích cực thực hiện";
const UNITS: [(&str, f64, u64); 5] = [
    ("Sóc Sơn", 0.864, 1204),
    ("Nội Bài", 0.859, 1012),
    ("Trung Giã", 0.851, 877),
    ("Kim Anh", 0.840, 911),
    ("Đa Phúc", 0.788, 808),
];
const HIDDEN: &str = "dưới 10 phiếu, không hiển thị";
const REFERENCE: &str = "chỉ để tham khảo";
const EMPTY: &str = "Chưa có phiếu nào khớp bộ lọc.";

fn main() -> io::Result<()> {
    let mut page = String::from("<!doctype html><meta charset=utf-8><body>");
    fs::create_dir_all("target/gallery")?;
    let theme = Theme::default();
    for width in WIDTHS {
        for (name, scene) in scenes(&theme, width) {
            let file = format!("{name}-{width}.svg");
            let sheet = sheet(&scene, &theme, &WidthTable, &Caption::default());
            fs::write(format!("target/gallery/{file}"), to_svg_string(&sheet))?;
            let _ = write!(page, "<h2>{file}</h2><img src=\"{file}\">");
        }
    }
    fs::write("target/gallery/index.html", page)
}

fn scenes(theme: &Theme, width: f64) -> Vec<(&'static str, Scene)> {
    let m = &WidthTable;
    let mut scenes = Vec::new();
    for (name, input) in [
        ("likert-nine", likert(vec![(None, ITEMS.map(item).to_vec())])),
        ("likert-factors", factored()),
        ("likert-states", states()),
        ("likert-eleven", levels(11)),
        ("likert-four", levels(4)),
        ("likert-empty", likert(Vec::new())),
    ] {
        scenes.push((name, draw_likert(&input, theme, m, width)));
    }
    for (name, input) in [
        ("ranking-five", ranking(UNITS.map(|(n, s, k)| unit(n, s, k)).to_vec())),
        ("ranking-one", ranking(vec![unit("Sóc Sơn", 0.97, 41)])),
        ("ranking-states", ranking(unit_states())),
        ("ranking-forty", ranking((0..40).map(|i| numbered(i, 40)).collect())),
        ("ranking-hidden", ranking(vec![unit("Kim Anh", 0.5, 3), unit("Đa Phúc", 0.5, 4)])),
        ("ranking-empty", ranking(Vec::new())),
    ] {
        scenes.push((name, draw_ranking(&input, theme, m, width)));
    }
    for (name, input) in [
        ("trend-six", trend(&[410, 520, 760, 800, 900, 1422])),
        ("trend-gaps", trend(&[410, 22, 5, 800, 0, 1422, 900, 4, 12, 60, 70, 80])),
        ("trend-two-years", trend(&[300; 24])),
        ("trend-one", trend(&[80])),
        ("trend-hidden", trend(&[4, 5, 6])),
        ("trend-empty", trend(&[])),
    ] {
        scenes.push((name, draw_trend(&input, theme, m, width)));
    }
    for (name, cell) in [
        ("interval-shown", cell(0.842, 4812)),
        ("interval-reference", cell(0.9, 12)),
        ("interval-hidden", cell(0.5, 4)),
    ] {
        let input = IntervalInput {
            name: "Hài lòng chung".into(),
            n: "n = 4.812".into(),
            cell,
            reference: REFERENCE.into(),
        };
        scenes.push((name, draw_interval(&input, theme, m, width)));
    }
    scenes.push(("factors-five", draw_factors(&factors(), theme, m, width)));
    scenes
}

fn likert(groups: Vec<(Option<&str>, Vec<LikertRow>)>) -> LikertInput {
    let names = ["Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng"];
    LikertInput {
        levels: names.map(str::to_owned).to_vec(),
        groups: groups
            .into_iter()
            .map(|(heading, rows)| LikertGroup { heading: heading.map(str::to_owned), rows })
            .collect(),
        empty: EMPTY.into(),
        reference: REFERENCE.into(),
    }
}

fn factored() -> LikertInput {
    let rows = ITEMS.map(item);
    likert(vec![
        (Some("Công chức trực tiếp giải quyết công việc"), rows[..3].to_vec()),
        (Some("Thủ tục hành chính"), rows[3..6].to_vec()),
        (Some("Tiếp cận dịch vụ"), rows[6..].to_vec()),
    ])
}

fn states() -> LikertInput {
    let mut rows = vec![
        item((LONG, [288, 577, 817, 2120, 1010])),
        item(("Ủy ban nhân dân xã: Ắ Ề Ổ ẵ ặ ữ ự", [0, 0, 0, 30, 70])),
        item(("Phản ánh", [90, 5, 3, 2, 0])),
        item(("Tất cả bình thường", [0, 0, 60, 0, 0])),
        item((LONG, [3, 4, 5, 6, 2])),
        item(("Trang thiết bị hiện đại", [1, 2, 4, 9, 4])),
    ];
    for label in ["Thông báo kết quả kịp thời", LONG] {
        let mut row = item((label, [1, 1, 1, 1, 1]));
        row.cell = LikertCell::Hidden(HIDDEN.into());
        rows.push(row);
    }
    rows.push(item(("Nơi ngồi chờ đủ chỗ", [28, 57, 81, 212, 101])));
    likert(vec![(None, rows)])
}

fn levels(count: u64) -> LikertInput {
    let mut input = likert(Vec::new());
    input.levels = (0..count).map(|level| level.to_string()).collect();
    let rows = (1..5)
        .map(|row| {
            let counts: Vec<u64> = (0..count).map(|l| 10 + (l * l * row) % 60).collect();
            answers(&format!("Khả năng giới thiệu {row}"), &counts)
        })
        .collect();
    input.groups = vec![LikertGroup { heading: None, rows }];
    input
}

fn item((label, counts): (&str, [u64; 5])) -> LikertRow {
    answers(label, &counts)
}

fn answers(label: &str, counts: &[u64]) -> LikertRow {
    let total: u64 = counts.iter().sum();
    let share = |count: u64| count as f64 / total as f64 * 100.0;
    let levels = counts.iter().map(|count| LevelCount {
        count: *count,
        short: format!("{:.0}", share(*count)),
        share: percent(*count as f64 / total as f64),
    });
    let top = counts.iter().rev().take(2).sum();
    let shares = LikertShares { levels: levels.collect(), top: format!("{:.0} %", share(top)) };
    LikertRow {
        key: label.into(),
        label: label.into(),
        n: format!("n = {total}"),
        cell: if total < 30 { LikertCell::Reference(shares) } else { LikertCell::Shown(shares) },
    }
}

fn percent(share: f64) -> String {
    format!("{:.1} %", share * 100.0).replace('.', ",")
}

fn cell(share: f64, n: u64) -> Cell {
    if n < 10 {
        return Cell::Hidden(HIDDEN.into());
    }
    // Wilson's interval, good enough for pictures.
    let (z, k) = (1.96_f64, n as f64);
    let middle = (share + z * z / (2.0 * k)) / (1.0 + z * z / k);
    let half = z * (share * (1.0 - share) / k + z * z / (4.0 * k * k)).sqrt() / (1.0 + z * z / k);
    let (low, high) = (middle - half, middle + half);
    let range = format!("{} – {}", percent(low).replace(" %", ""), percent(high));
    let estimate = Estimate { share, low, high, text: percent(share), range };
    if n < 30 { Cell::Reference(estimate) } else { Cell::Shown(estimate) }
}

fn unit(label: &str, share: f64, n: u64) -> RankingRow {
    RankingRow {
        key: label.into(),
        label: label.into(),
        n: format!("n = {n}"),
        cell: cell(share, n),
        vs_rest: if share < 0.8 { UnitVsRest::Below } else { UnitVsRest::Alike },
        verdict: if share < 0.8 { "thấp hơn rõ".into() } else { String::new() },
    }
}

fn numbered(index: u64, of: u64) -> RankingRow {
    let name = format!("Xã thứ {index}");
    unit(&name, 0.95 - 0.3 * index as f64 / of as f64, 60 + (index * 37) % 400)
}

fn unit_states() -> Vec<RankingRow> {
    vec![
        unit("Sóc Sơn", 0.999, 904),
        unit(
            "Trung tâm Phục vụ hành chính công thành phố Hà Nội – Chi nhánh số 12 (Sóc Sơn)",
            0.9,
            31,
        ),
        unit("Nội Bài", 0.62, 212),
        unit("Kim Anh", 0.7, 12),
        unit("Trung tâm Phục vụ hành chính công thành phố Hà Nội – Chi nhánh số 13", 0.99, 11),
        unit("Đa Phúc", 0.7, 4),
        unit("Trung tâm Phục vụ hành chính công thành phố Hà Nội – Chi nhánh số 14", 0.9, 5),
    ]
}

fn ranking(rows: Vec<RankingRow>) -> RankingInput {
    let alike = if rows.len() == 5 { std::iter::once(0..4).collect() } else { Vec::new() };
    RankingInput {
        rows,
        alike,
        unranked: "Không xếp hạng: 10–29 phiếu, chỉ để tham khảo".into(),
        empty: EMPTY.into(),
        percent: whole(),
    }
}

fn trend(counts: &[u64]) -> TrendInput {
    let points = counts.iter().enumerate().map(|(month, n)| TrendPoint {
        key: month.to_string(),
        label: format!("{:02}/{}", month % 12 + 1, 2025 + month / 12),
        n: n.to_string(),
        cell: cell(0.82 + 0.06 * (month as f64 * 1.7).sin(), *n),
        limits: None,
        beyond: None,
        is_apart: false,
        events: String::new(),
    });
    TrendInput {
        points: points.collect(),
        marks: Vec::new(),
        n_heading: "n".into(),
        empty: EMPTY.into(),
        reference: REFERENCE.into(),
        percent: whole(),
    }
}

fn factors() -> FactorsInput {
    let rows = [
        ("Tiếp cận dịch vụ", 0.712, 4610),
        ("Thủ tục hành chính", 0.853, 4790),
        ("Công chức trực tiếp giải quyết công việc", 0.884, 412),
        ("Kết quả dịch vụ", 0.9, 14),
        ("Tiếp nhận, giải quyết góp ý, phản ánh, kiến nghị", 0.6, 7),
    ];
    FactorsInput {
        rows: rows
            .map(|(label, share, n)| FactorRow {
                key: label.into(),
                label: label.into(),
                n: format!("n = {n}"),
                cell: cell(share, n),
            })
            .to_vec(),
        empty: EMPTY.into(),
        reference: REFERENCE.into(),
        percent: whole(),
    }
}

fn whole() -> Formatter {
    Rc::new(|share| format!("{:.0} %", share * 100.0))
}
