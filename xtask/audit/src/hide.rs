//! Hides a number in a file of figures, as the figures themselves would: its status says so, and all that is computed from
//! it is `null`.

use std::fmt;

use hailong_core::calendar::Month;
use hailong_core::figures::{Group, Share, Status, over_time};
use hailong_core::questionnaire::{Questionnaire, stretch};
use serde_json::{Value, json};

/// Where a number stands in a file of figures.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The place of the file.
    pub file: usize,
    /// The group within it: `by_unit`, `by_month` or `group_by`, and its value.
    group: Option<(String, String)>,
    /// What part of the file or of the group: `items`, `factors`, `alpha`, `index`, `drivers`, `cross_tab`, `compare`, and
    /// which. The responses and the result of all are no part: they hide everything.
    part: Option<(String, String)>,
}

impl Place {
    /// The responses of a file, and its result of all.
    pub fn file(file: usize) -> Self {
        Self { file, group: None, part: None }
    }

    /// A group of it.
    pub fn group(self, member: &str, value: &str) -> Self {
        Self { group: Some((member.to_owned(), value.to_owned())), ..self }
    }

    /// A part of it.
    pub fn part(self, member: &str, id: &str) -> Self {
        Self { part: Some((member.to_owned(), id.to_owned())), ..self }
    }

    /// Whether it can be hidden without hiding the file.
    pub fn is_a_part(&self) -> bool {
        self.group.is_some() || self.part.is_some()
    }

    /// Whether hiding this hides the other, too.
    pub fn takes_in(&self, other: &Self) -> bool {
        self == other
            || (self.file == other.file
                && self.group.is_some()
                && self.group == other.group
                && self.part.is_none())
    }

    /// Hides it in the file.
    pub fn hide(&self, json: &mut Value, questionnaire: &Questionnaire) {
        // The weighted shares tell the same persons once more, and aren't looked at.
        if let Some(members) = json.as_object_mut() {
            members.remove("weighted");
        }
        match &self.group {
            Some((member, value)) if member == "group_by" => {
                let groups = json["group_by"]["groups"].as_array_mut();
                for group in groups.into_iter().flatten().filter(|group| group["value"] == **value)
                {
                    match &self.part {
                        Some(part) => hide_part(group, part),
                        None => hide_result(group),
                    }
                }
            }
            Some((member, value)) => {
                hide_group(&mut json[member.as_str()], value);
                if member == "by_month" {
                    redo_limits(json, questionnaire);
                }
            }
            None => {
                if let Some(part) = &self.part {
                    hide_part(json, part);
                }
            }
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.group, &self.part) {
            (None, None) => write!(f, "the result of all"),
            (None, Some((member, id))) if id.is_empty() => write!(f, "{member}"),
            (None, Some((member, id))) => write!(f, "{member} \"{id}\""),
            (Some((member, value)), None) => write!(f, "{member} \"{value}\""),
            (Some((member, value)), Some((part, id))) => {
                write!(f, "{member} \"{value}\", {part} \"{id}\"")
            }
        }
    }
}

fn hide_part(root: &mut Value, (member, id): &(String, String)) {
    match member.as_str() {
        "items" => {
            hide_members(&mut root["items"][id.as_str()]);
            hide_means_of_shares(root);
            // A driver tells the share of its item, too.
            hide_part(root, &("drivers".to_owned(), id.clone()));
        }
        "factors" => {
            hide_members(&mut root["factors"][id.as_str()]);
            hide_means_of_shares(root);
        }
        "alpha" => {
            let factor = &mut root["factors"][id.as_str()];
            factor["alpha"] = Value::Null;
            factor["alpha_n"] = Value::Null;
        }
        "index" => {
            ["pooled", "mean_of_items", "weighted"]
                .iter()
                .for_each(|&by| hide_members(&mut root["index"][by]));
        }
        "drivers" => {
            let drivers = root.get_mut("drivers").and_then(|drivers| drivers.get_mut("items"));
            let drivers = drivers.and_then(Value::as_array_mut).into_iter().flatten();
            drivers.filter(|driver| driver["item"] == **id).for_each(hide_members);
        }
        // Within a table and a comparison numbers are hidden together, so all of it goes.
        _ => {
            if let Some(members) = root.as_object_mut() {
                members.remove(member);
            }
        }
    }
}

/// Everything of a group.
fn hide_result(group: &mut Value) {
    let each = |values: &mut Value| {
        values.as_object_mut().into_iter().flatten().for_each(|(_, value)| hide_members(value));
    };
    each(&mut group["items"]);
    each(&mut group["factors"]);
    hide_part(group, &("index".to_owned(), String::new()));
    hide_members(&mut group["overall"]);
    group["status"] = json!("hidden");
    group["n"] = Value::Null;
}

/// One line of a breakdown; it stands behind those that are shown, where these are ranked.
fn hide_group(groups: &mut Value, value: &str) {
    let Some(groups) = groups.as_array_mut() else { return };
    let by_rank = !groups.is_sorted_by_key(|group| group["value"].as_str().map(str::to_owned));
    for group in groups.iter_mut().filter(|group| group["value"] == value) {
        hide_members(group);
        if let Some(members) = group.as_object_mut() {
            members.remove("limits");
        }
    }
    if by_rank {
        groups.sort_by_key(|group| group["status"] == "hidden");
    }
}

/// All members but those that say what it is.
fn hide_members(of: &mut Value) {
    for (name, value) in of.as_object_mut().into_iter().flatten() {
        match name.as_str() {
            "status" => *value = json!("hidden"),
            "item" | "value" => {}
            _ => *value = Value::Null,
        }
    }
}

/// A mean of shares is hidden with any of them: the one that is missing could be solved for.
fn hide_means_of_shares(root: &mut Value) {
    ["mean_of_items", "weighted"].iter().for_each(|&by| hide_members(&mut root["index"][by]));
}

/// The limits and the trend of the months that are left.
fn redo_limits(json: &mut Value, questionnaire: &Questionnaire) {
    let months = json["by_month"].as_array().map(Vec::as_slice).unwrap_or_default();
    let mut groups: Vec<Group> = months.iter().map(group).collect();
    let time = |month: Month| f64::from(month.year() * 12 + month.month() as i32);
    let events = &questionnaire.events;
    let trend = over_time(
        &mut groups,
        &time,
        &|month| stretch(events, month, month),
        questionnaire.overall.item.is_none(),
    );
    json["trend"] = json!(trend);
    for (month, group) in json["by_month"].as_array_mut().into_iter().flatten().zip(groups) {
        match (group.limits, month.as_object_mut()) {
            (Some(limits), Some(members)) => {
                members.insert("limits".to_owned(), json!(limits));
            }
            (None, Some(members)) => {
                members.remove("limits");
            }
            _ => {}
        }
    }
}

fn group(json: &Value) -> Group {
    let status = match json["status"].as_str() {
        Some("shown") => Status::Shown,
        Some("reference") => Status::Reference,
        Some("empty") => Status::Empty,
        _ => Status::Hidden,
    };
    let share = Share {
        status,
        n: json["n"].as_u64(),
        answers: json["answers"].as_u64(),
        top_share: json["top_share"].as_f64(),
        interval: None,
    };
    Group { value: json["value"].as_str().unwrap_or_default().to_owned(), share, limits: None }
}
