//! Types about locale.

use crate::values::open_enum;

open_enum! {
    /// Language of an email or text message; Stytch falls back to English.
    pub enum Locale {
        /// English.
        En = "en",
        /// Spanish.
        Es = "es",
        /// Brazilian Portuguese.
        PtBr = "pt-br",
        /// French.
        Fr = "fr",
        /// Italian.
        It = "it",
        /// German, as used in Germany.
        DeDe = "de-DE",
        /// Chinese in simplified characters.
        ZhHans = "zh-Hans",
        /// Catalan, as used in Spain.
        CaEs = "ca-ES",
        /// Japanese.
        Ja = "ja",
        /// Russian.
        Ru = "ru",
        /// Dutch.
        Nl = "nl",
        /// Polish.
        Pl = "pl",
        /// Turkish.
        Tr = "tr",
        /// Persian.
        Fa = "fa",
        /// Vietnamese.
        Vi = "vi",
        /// Czech.
        Cs = "cs",
    }
}
