//! `size_of`: what a value takes where it lies, such as in a `Vec` or a `Result`, without what it keeps on the heap.

use stytch::b2b::organizations as official_organizations;
use stytch::b2b::sessions as official_b2b;
use stytch::consumer::sessions as official_consumer;
use stytch_core::models::AuthenticationFactor;
use stytch_core::{b2b, consumer};

use crate::table::{COMPARED, Row, Table, thousands};

pub(crate) fn table() -> Table {
    Table {
        title: "`size_of`, bytes".into(),
        columns: COMPARED,
        rows: vec![
            row::<AuthenticationFactor, official_consumer::AuthenticationFactor>("`AuthenticationFactor`"),
            row::<consumer::Session, official_consumer::Session>("consumer `Session`"),
            row::<consumer::User, stytch::consumer::users::User>("consumer `User`"),
            row::<consumer::sessions::AuthenticateResponse, official_consumer::AuthenticateResponse>(
                "consumer `sessions::AuthenticateResponse`",
            ),
            row::<b2b::MemberSession, official_b2b::MemberSession>("B2B `MemberSession`"),
            row::<b2b::Member, official_organizations::Member>("B2B `Member`"),
            row::<b2b::Organization, official_organizations::Organization>("B2B `Organization`"),
            row::<b2b::sessions::AuthenticateResponse, official_b2b::AuthenticateResponse>(
                "B2B `sessions::AuthenticateResponse`",
            ),
        ],
        note: "A type has no floor.".into(),
    }
}

fn row<Ours, Official>(what: &str) -> Row {
    // No size here comes near the 2^53 from which on f64 rounds.
    Row::counted(what, [Some(size_of::<Ours>() as f64), Some(size_of::<Official>() as f64), None], thousands)
}
