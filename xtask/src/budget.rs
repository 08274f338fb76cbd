//! What a citizen downloads, held against what we allow ourselves (docs/decisions/0012-budgets.md has the reasons).
use crate::compress;
use crate::dist::Dist;
use anyhow::{Context, Result, bail};

/// A sum of files that must stay below a number of compressed bytes.
struct Budget {
    what: &'static str,
    files: &'static [&'static str],
    kilobytes: usize,
}

const BUDGETS: &[Budget] = &[
    // The shell, and what keeps traps, keys and translations of the page in order (guard.js), beside the glue.
    Budget { what: "form.js", files: &["form.js"], kilobytes: 8 },
    // Beside the first download: a form that never needs it never fetches it.
    Budget { what: "form, lazy", files: &["form_lazy.wasm"], kilobytes: 20 },
    Budget { what: "kiosk, lazy", files: &["kiosk_lazy.wasm"], kilobytes: 20 },
    // Ten of them are the outbox; the goal is 103 (docs/decisions/0012).
    Budget { what: "form, all", files: &["form.js", "form_bg.wasm"], kilobytes: 110 },
    Budget { what: "kiosk, all", files: &["kiosk.js", "kiosk_bg.wasm"], kilobytes: 135 },
    Budget {
        what: "dashboard, all",
        files: &["dashboard.js", "dashboard_bg.wasm"],
        kilobytes: 447,
    },
    // Behind buttons and further down: who presses none and stays above never fetches it.
    Budget { what: "dashboard, lazy", files: &["dashboard_lazy.wasm"], kilobytes: 141 },
];

/// Prints the sizes; fails when one is over its budget.
pub fn hold(dist: &Dist) -> Result<()> {
    println!("\n{:<20} {:>11} {:>11} {:>11}", "file", "bytes", "gzip", "brotli");
    let mut files: Vec<_> = BUDGETS.iter().flat_map(|budget| budget.files).collect();
    files.sort();
    files.dedup();
    for name in files {
        let bytes = file(dist, name)?;
        println!(
            "{name:<20} {:>11} {:>11} {:>11}",
            bytes.len(),
            compress::gzip(bytes)?.len(),
            compress::brotli(bytes)?.len()
        );
    }
    println!("\n{:<20} {:>11} {:>11}", "budget (brotli)", "bytes", "allowed");
    let mut over = Vec::new();
    for budget in BUDGETS {
        let mut size = 0;
        for name in budget.files {
            size += compress::brotli(file(dist, name)?)?.len();
        }
        let allowed = budget.kilobytes * 1000;
        let verdict = if size > allowed { "  OVER" } else { "" };
        println!("{:<20} {size:>11} {allowed:>11}{verdict}", budget.what);
        if size > allowed {
            over.push(format!("{} by {} bytes", budget.what, size - allowed));
        }
    }
    println!("\n{} files in {}", dist.files.len(), dist.folder.display());
    if !over.is_empty() {
        bail!(
            "over the size budget: {}. Every part must earn its place: `cargo tree` shows what came in",
            over.join(", ")
        );
    }
    Ok(())
}

fn file<'dist>(dist: &'dist Dist, name: &str) -> Result<&'dist [u8]> {
    dist.files.get(name).map(Vec::as_slice).with_context(|| format!("dist/ has no {name}"))
}
