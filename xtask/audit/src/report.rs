//! The command: reads what it was given, checks it, and says what it found.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use hailong_core::questionnaire::{Questionnaire, read};

use super::arguments::Arguments;
use super::check::Finding;
use super::protect::{Protected, Set};
use super::published::{File, Number, named};
use super::survey::{self, Survey};
use super::system::{System, TOLERANCE};

/// So many findings are printed in full.
const MOST_PRINTED: usize = 20;

/// Whether nothing is given away, or nothing any more.
pub fn run(arguments: &Arguments) -> Result<bool> {
    let questionnaire = text(&arguments.questionnaire)?;
    let questionnaire = read(&questionnaire).map_err(|problems| {
        let problems = problems
            .iter()
            .map(|problem| format!("{}: {problem}", arguments.questionnaire.display()));
        anyhow!(problems.collect::<Vec<_>>().join("\n"))
    })?;
    let files = files(arguments)?;
    let mut numbers = Vec::new();
    for (at, file) in files.iter().enumerate() {
        numbers.extend(file.numbers(&questionnaire, at)?);
        for member in ["weighted", "numbers"] {
            if file.json.get(member).is_some() {
                eprintln!("note: {}: {member}: it isn't looked at", file.name);
            }
        }
    }
    let surveys = arguments.survey.iter().map(|path| survey::read(&questionnaire, path));
    let surveys = surveys.collect::<Result<Vec<_>>>()?;
    let own = numbers.iter().filter(|number| number.level_of.is_none());
    let fields = named(&questionnaire, own.map(|number| &number.of));
    let survey = Survey::new(&questionnaire, &surveys, &fields)?;
    let set = Set::new(&questionnaire, &survey, files, numbers)?;
    let Some(folder) = &arguments.protect else {
        let (system, groups, checked) = set.check(&[], &[], usize::MAX)?;
        println!(
            "{} files with {} numbers; {} small groups, {} given away ({} linear programs)",
            set.files.len(),
            set.numbers.len(),
            groups.len(),
            checked.findings.len(),
            checked.programs
        );
        print(&set, &system, &checked.findings);
        return Ok(checked.findings.is_empty());
    };
    let targets = targets(arguments, folder)?;
    let done = set.protect()?;
    write(&set, &done, folder, &targets)?;
    for place in &done.hidden {
        println!("hidden: {}: {place}", set.files[place.file].name);
    }
    for &file in &done.withheld {
        println!(
            "not written, don't publish it: {}: its result of all gives a group away",
            set.files[file].name
        );
    }
    if !done.left.is_empty() {
        let (system, ..) = set.check(&done.hidden, &done.withheld, 1)?;
        println!("given away by what is out already:");
        print(&set, &system, &done.left);
    }
    println!("{} numbers hidden", done.hidden.len());
    Ok(done.left.is_empty() && done.withheld.is_empty())
}

/// The files of the set, then those that are out already.
fn files(arguments: &Arguments) -> Result<Vec<File>> {
    let set = arguments.set.iter().map(|path| (path, false));
    let published = arguments.published.iter().map(|path| (path, true));
    set.chain(published)
        .map(|(path, is_published)| {
            let name = path.display().to_string();
            let json = serde_json::from_str(&text(path)?).with_context(|| name.clone())?;
            Ok(File { name, json, is_published })
        })
        .collect()
}

fn print(set: &Set<'_>, system: &System, findings: &[Finding]) {
    for finding in findings.iter().take(MOST_PRINTED) {
        println!("{}", described(set, system, finding));
    }
    if findings.len() > MOST_PRINTED {
        println!("… and {} more", findings.len() - MOST_PRINTED);
    }
}

/// A finding with its derivation.
fn described(set: &Set<'_>, system: &System, finding: &Finding) -> String {
    let family = &system.families[finding.group.family];
    let name = finding.group.name(set.survey, &family.partition);
    let most = finding.most.max(0.0).floor();
    let counted = of_measure(set.questionnaire, &family.measure);
    let mut lines = vec![format!("{counted} with {name}: at most {most}, by")];
    for &(number, factor) in &finding.derivation {
        let Number { n, place, .. } = &set.numbers[number];
        let factor = match factor.abs() {
            times if (times - 1.0).abs() > TOLERANCE => format!("{factor:+.3} ×"),
            _ => if factor > 0.0 { "+" } else { "-" }.to_owned(),
        };
        lines.push(format!("  {factor} {n}  {}: {place}", set.files[place.file].name));
    }
    lines.join("\n")
}

fn of_measure(questionnaire: &Questionnaire, measure: &super::published::Measure) -> String {
    use super::published::Measure;
    let name = |&item: &usize| {
        questionnaire.items().nth(item).map_or_else(String::new, |(_, item, ..)| item.id.clone())
    };
    let names = |items: &[usize]| items.iter().map(name).collect::<Vec<_>>().join(", ");
    match measure {
        Measure::Responses => "responses".to_owned(),
        Measure::Item(item) => format!("answers to {}", name(item)),
        Measure::Any(items) => format!("answers to any of {}", names(items)),
        Measure::All(items) => format!("answers to all of {}", names(items)),
    }
}

/// Where the files of the set go. None of them may be a file that was given, nor another one of the set.
fn targets(arguments: &Arguments, folder: &Path) -> Result<Vec<PathBuf>> {
    let Arguments { set, questionnaire, survey, published, .. } = arguments;
    let given: Vec<&PathBuf> =
        set.iter().chain(published).chain(survey).chain([questionnaire]).collect();
    let mut targets: Vec<PathBuf> = Vec::new();
    for path in set {
        let name = path.file_name().ok_or_else(|| anyhow!("{}: no file", path.display()))?;
        let to = folder.join(name);
        let is_given = given.iter().any(|from| {
            matches!((from.canonicalize(), to.canonicalize()), (Ok(from), Ok(to)) if from == to)
        });
        if is_given {
            bail!("{}: --protect would overwrite it; give another folder", to.display());
        }
        if targets.contains(&to) {
            bail!("{}: two files of the set have this name; protect them one by one", to.display());
        }
        targets.push(to);
    }
    Ok(targets)
}

/// Writes the files of the set that may be published. What an earlier run left of one that may not is removed.
fn write(set: &Set<'_>, done: &Protected, folder: &Path, targets: &[PathBuf]) -> Result<()> {
    std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    for (at, to) in targets.iter().enumerate() {
        if done.withheld.contains(&at) {
            if to.exists() {
                std::fs::remove_file(to).with_context(|| to.display().to_string())?;
            }
            continue;
        }
        let mut json = set.files[at].json.clone();
        let own = done.hidden.iter().filter(|place| place.file == at);
        own.for_each(|place| place.hide(&mut json, set.questionnaire));
        let text = serde_json::to_string_pretty(&json)?;
        std::fs::write(to, text + "\n").with_context(|| to.display().to_string())?;
    }
    Ok(())
}

fn text(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| path.display().to_string())
}
