//! Tokens and passwords.

use argon2::Argon2;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use sha2::{Digest, Sha256};
use tokio::sync::Semaphore;

/// A new token: 256 random bits, as 64 hexadecimal digits.
pub fn new_token() -> String {
    let mut bytes = [0; 32];
    // Without random bytes from the system nobody may be signed in.
    getrandom::fill(&mut bytes).expect("the system gives random bytes");
    hex(&bytes)
}

/// Bytes as hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// SHA-256.
pub fn hash(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// At most two passwords are hashed at once: each takes 19 MB of memory and a core.
static AT_ONCE: Semaphore = Semaphore::const_new(2);

/// The hash of a password, Argon2id with the parameters that OWASP recommends (19 MiB, two passes), in the PHC format.
pub async fn hash_password(password: String) -> Option<String> {
    let _permit = AT_ONCE.acquire().await.ok()?;
    let hashed = tokio::task::spawn_blocking(move || {
        Argon2::default().hash_password(password.as_bytes()).map(|hash| hash.to_string())
    });
    hashed.await.ok()?.ok()
}

/// Whether a password is the one that was hashed. Without a hash it takes as long and is wrong, so that nobody learns from the
/// time which names there are.
pub async fn is_password(password: String, hashed: Option<String>) -> bool {
    let Ok(_permit) = AT_ONCE.acquire().await else { return false };
    let verified = tokio::task::spawn_blocking(move || match hashed {
        Some(hashed) => {
            let hash = argon2::password_hash::phc::PasswordHash::new(&hashed);
            hash.is_ok_and(|hash| {
                Argon2::default().verify_password(password.as_bytes(), &hash).is_ok()
            })
        }
        None => {
            let _ = Argon2::default().hash_password(password.as_bytes());
            false
        }
    });
    verified.await.unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_is_known_again() {
        let hashed = hash_password("mật khẩu dài".into()).await;
        assert!(hashed.as_deref().is_some_and(|hash| hash.starts_with("$argon2id$")), "{hashed:?}");
        assert!(is_password("mật khẩu dài".into(), hashed.clone()).await);
        assert!(!is_password("mật khẩu".into(), hashed).await);
        assert!(!is_password("mật khẩu dài".into(), Some("damaged".into())).await);
        assert!(!is_password(String::new(), None).await);
    }

    #[test]
    fn tokens_differ() {
        let (one, other) = (new_token(), new_token());
        assert_eq!((one.len(), other.len()), (64, 64));
        assert_ne!(one, other);
    }
}
