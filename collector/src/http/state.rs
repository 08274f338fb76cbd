//! What every request may need.

use super::address::Proxies;
use super::limits::Limits;
use crate::catalogue::Catalogue;
use crate::store::{Store, Writer};
use crate::tables::Tables;

/// What every request may need.
pub struct Collector {
    /// The database.
    pub store: Store,
    /// What responses are checked against.
    pub catalogue: Catalogue,
    /// Who stores them.
    pub writer: Writer,
    /// What figures are counted of.
    pub tables: Tables,
    /// How much is too much.
    pub limits: Limits,
    /// Whom to believe about a client's address.
    pub proxies: Proxies,
}
