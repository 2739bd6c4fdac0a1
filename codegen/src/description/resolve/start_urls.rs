//! Resolves start URLs: the types of their providers.

use std::collections::BTreeMap;

use super::resolver::{Resolver, enum_path};
use crate::description::model::StartUrl;

impl Resolver<'_> {
    pub(super) fn start_urls(&mut self) -> BTreeMap<String, StartUrl> {
        let mut start_urls = BTreeMap::new();
        for (module, words) in &self.words.start_urls {
            let provider = words.provider.as_ref().and_then(|key| Some(enum_path(key, self.words.enums.get(key)?)));
            if provider.is_some() != words.path.contains("{provider}") {
                let problem = format!("start_urls.toml: {module} needs the enum of its provider, or has one too many");
                self.problems.push(problem);
            }
            start_urls.insert(module.clone(), StartUrl { words: words.clone(), provider });
        }
        start_urls
    }
}
