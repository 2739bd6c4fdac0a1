//! Lists, page by page and item by item.

use stytch_wasm::Client;
use stytch_wasm::consumer::users::{Create, Filter, Query, Search};
use wasm_bindgen::prelude::*;

use crate::check::{Failure, Outcome, api, equal};
use crate::futures::only_begin;
use crate::world::{Emulator, World, emails};

const SEARCH: &str = "consumer.users.search";

fn email(number: usize) -> String {
    format!("user-{number}@example.com")
}

async fn five_users(base: String) -> Result<(Emulator, Client), Failure> {
    let stytch = World::at(base).await?.emulator().await?;
    let client = stytch.client()?;
    for number in 0..5 {
        client.send(&Create::new().email(email(number))).await?;
    }
    Ok((stytch, client))
}

/// The first email of everybody whom a search finds.
async fn found(client: &Client, search: &Search) -> Result<Vec<String>, Failure> {
    let mut items = client.items(search);
    let mut found = Vec::new();
    while let Some(user) = items.next().await {
        found.extend(user?.emails.into_iter().map(|email| email.email));
    }
    Ok(found)
}

#[wasm_bindgen]
pub async fn test_items_come_from_all_pages_as_they_are_needed(base: String) -> Outcome {
    let (stytch, client) = five_users(base).await?;
    let mut items = client.items(&Search::new().limit(2));
    for (number, requests) in (0..5).zip([1, 1, 2, 2, 3]) {
        let user = items.next().await.ok_or_else(|| Failure::new("there should be another user"))??;
        equal(emails(&user.emails), [email(number)])?;
        equal(stytch.requests_of(SEARCH).await?, requests)?;
    }
    equal((items.next().await.is_none(), items.next().await.is_none()), (true, true))?;
    equal(stytch.requests_of(SEARCH).await?, 3)
}

#[wasm_bindgen]
pub async fn test_pages_are_whole_answers_with_a_cursor(base: String) -> Outcome {
    let (stytch, client) = five_users(base).await?;
    let mut pages = client.pages(&Search::new().limit(2));
    equal(pages.cursor(), None)?;
    let mut cursor = String::new();
    for (length, has_more) in [(2, true), (2, true), (1, false)] {
        let page = pages.next().await.ok_or_else(|| Failure::new("there should be another page"))??;
        equal((page.results.len(), page.results_metadata.total), (length, 5))?;
        equal(pages.cursor().is_some(), has_more)?;
        if cursor.is_empty() {
            cursor = pages.cursor().unwrap_or_default().to_owned();
        }
    }
    equal(pages.next().await.is_none(), true)?;
    equal(stytch.requests_of(SEARCH).await?, 3)?;
    equal(found(&client, &Search::new().limit(2).cursor(cursor)).await?, [email(2), email(3), email(4)])
}

#[wasm_bindgen]
pub async fn test_a_filter_holds_on_every_page(base: String) -> Outcome {
    let (_, client) = five_users(base).await?;
    let query = Query::and([Filter::email_address([email(1), email(3)])]);
    equal(found(&client, &Search::new().limit(1).query(query)).await?, [email(1), email(3)])
}

#[wasm_bindgen]
pub async fn test_a_list_of_nothing_is_one_page(base: String) -> Outcome {
    let stytch = World::at(base).await?.emulator().await?;
    let client = stytch.client()?;
    equal(found(&client, &Search::new()).await?.len(), 0)?;
    equal(stytch.requests_of(SEARCH).await?, 1)
}

#[wasm_bindgen]
pub async fn test_an_error_ends_the_walk_and_the_cursor_says_where(base: String) -> Outcome {
    let (stytch, client) = five_users(base).await?;
    let mut pages = client.pages(&Search::new().limit(2));
    pages.next().await.ok_or_else(|| Failure::new("there should be a page"))??;
    stytch.fail_next(SEARCH, 500, 1).await?;
    let failed = pages.next().await.ok_or_else(|| Failure::new("there should be an error"))?;
    equal(api(failed, 500, "internal_server_error")?.operation, SEARCH)?;
    equal(pages.next().await.is_none(), true)?;
    let cursor = pages.cursor().unwrap_or_default().to_owned();
    equal(found(&client, &Search::new().cursor(cursor)).await?, [email(2), email(3), email(4)])?;

    let mut items = client.items(&Search::new());
    stytch.fail_next(SEARCH, 500, 1).await?;
    let failed = items.next().await.ok_or_else(|| Failure::new("there should be an error"))?;
    api(failed, 500, "internal_server_error")?;
    equal(items.next().await.is_none(), true)
}

#[wasm_bindgen]
pub async fn test_a_walk_through_items_is_resumed_at_the_page_of_the_next_item(base: String) -> Outcome {
    let (stytch, client) = five_users(base).await?;
    let mut items = client.items(&Search::new().limit(2));
    equal(items.cursor(), None)?;
    for has_cursor in [false, true, true] {
        items.next().await.ok_or_else(|| Failure::new("there should be another user"))??;
        equal(items.cursor().is_some(), has_cursor)?;
    }
    // One of the second page was returned, and comes again.
    let cursor = items.cursor().unwrap_or_default().to_owned();
    equal(found(&client, &Search::new().limit(2).cursor(&cursor)).await?, [email(2), email(3), email(4)])?;
    items.next().await.ok_or_else(|| Failure::new("there should be another user"))??;
    stytch.fail_next(SEARCH, 500, 1).await?;
    let failed = items.next().await.ok_or_else(|| Failure::new("there should be an error"))?;
    api(failed, 500, "internal_server_error")?;
    let cursor = items.cursor().unwrap_or_default().to_owned();
    equal(found(&client, &Search::new().limit(2).cursor(cursor)).await?, [email(4)])
}

#[wasm_bindgen]
pub async fn test_a_page_that_was_not_waited_for_can_be_asked_for_again(base: String) -> Outcome {
    let (_, client) = five_users(base).await?;
    let mut items = client.items(&Search::new().limit(2));
    for number in 0..5 {
        // Three of these begin a request, and drop it.
        let at_once = only_begin(items.next()).await;
        equal(at_once.is_some(), number % 2 == 1)?;
        let user = match at_once {
            Some(user) => user,
            None => items.next().await,
        };
        let user = user.ok_or_else(|| Failure::new("there should be another user"))??;
        equal(emails(&user.emails), [email(number)])?;
    }
    equal(items.next().await.is_none(), true)
}
