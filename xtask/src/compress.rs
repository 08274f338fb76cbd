//! Precompressed twins: brotli at its best and gzip, made once for each content.
use crate::{assemble, root};
use anyhow::{Context, Result};
use flate2::{Compression, write::GzEncoder};
use sha2::{Digest, Sha256};
use std::{fs, io::Write, path::Path};

/// What is worth compressing, by the ends of names.
const COMPRESSIBLE: &[&str] =
    &["css", "csv", "html", "js", "json", "mjs", "svg", "ts", "txt", "wasm", "webmanifest", "xml"];

/// Whether a file of this name gets twins.
pub fn is_compressible(name: &str) -> bool {
    Path::new(name)
        .extension()
        .and_then(|end| end.to_str())
        .is_some_and(|end| COMPRESSIBLE.contains(&end))
}

/// Brotli, quality 11.
pub fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    cached(bytes, "br", |bytes| {
        let folder = root::cache("compressed");
        let plain = folder.join(format!("{:x}.plain", Sha256::digest(bytes)));
        let packed = plain.with_extension("packed");
        fs::create_dir_all(&folder)
            .and_then(|()| fs::write(&plain, bytes))
            .with_context(|| format!("writing {}", plain.display()))?;
        assemble::brotli(&plain, &packed)?;
        let bytes = fs::read(&packed).with_context(|| format!("reading {}", packed.display()))?;
        fs::remove_file(&plain).and_then(|()| fs::remove_file(&packed))?;
        Ok(bytes)
    })
}

/// Gzip, level 9, without a time stamp.
pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    cached(bytes, "gz", |bytes| {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes)?;
        Ok(encoder.finish()?)
    })
}

fn cached(
    bytes: &[u8],
    end: &str,
    compress: impl FnOnce(&[u8]) -> Result<Vec<u8>>,
) -> Result<Vec<u8>> {
    let folder = root::cache("compressed");
    let file = folder.join(format!("{:x}.{end}", Sha256::digest(bytes)));
    if let Ok(packed) = fs::read(&file) {
        return Ok(packed);
    }
    let packed = compress(bytes)?;
    fs::create_dir_all(&folder).with_context(|| format!("making {}", folder.display()))?;
    // In two steps: a run that is cut short must not leave half a file behind.
    let partial = file.with_extension("partial");
    fs::write(&partial, &packed)
        .and_then(|()| fs::rename(&partial, &file))
        .with_context(|| format!("writing {}", file.display()))?;
    Ok(packed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn names() {
        for (name, expected) in
            [("a.js", true), ("b_bg.wasm", true), ("c.png", false), ("LICENSE", false)]
        {
            assert_eq!(is_compressible(name), expected, "{name}");
        }
    }

    #[test]
    fn what_is_packed_comes_back_as_it_was() {
        let bytes = "hài lòng ".repeat(50);
        let mut plain = Vec::new();
        flate2::read::GzDecoder::new(&gzip(bytes.as_bytes()).unwrap()[..])
            .read_to_end(&mut plain)
            .unwrap();
        assert_eq!(plain, bytes.as_bytes());
    }
}
