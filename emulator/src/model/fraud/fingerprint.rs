//! The fingerprint of a device.

use std::time::Duration;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use serde_json::{Map, Value, json};
use stytch_core::fraud::VerdictAction;

use crate::format::export;
use crate::format::rfc3339::to_rfc3339;
use crate::model::fraud::rule::Kind;
use crate::model::fraud::verdict::action_named;
use crate::table::{Id, Row};

/// How long a fingerprint can be looked up by default.
const LIFETIME: Duration = Duration::from_secs(24 * 60 * 60);

/// A device, as Stytch's fingerprinting sees it: what a lookup of its telemetry id returns.
///
/// A new one is an authentic device without warnings, so its verdict is `ALLOW`.
///
/// ```
/// # use stytch_emulator::{Emulator, Fingerprint};
/// let stytch = Emulator::new();
/// let robot = Fingerprint::new().reasons(["HEADLESS_BROWSER_AUTOMATION"]);
/// stytch.set_fingerprint("telemetry-1", robot); // the verdict is `BLOCK`
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct Fingerprint {
    action: Option<VerdictAction>,
    reasons: Vec<String>,
    authentic: bool,
    proxy: bool,
    vpn: bool,
    lifetime: Duration,
    texts: Vec<(&'static str, String)>,
}

/// The texts, with their defaults; a new device has identifiers of its own.
const TEXTS: [(&str, &str); 15] = [
    ("visitor_id", ""),
    ("browser_id", ""),
    ("visitor_fingerprint", ""),
    ("browser_fingerprint", ""),
    ("hardware_fingerprint", ""),
    ("network_fingerprint", ""),
    ("ip_address", "203.0.113.1"),
    ("asn", "64496"),
    ("asn_name", "Example"),
    ("asn_network", "203.0.113.0/24"),
    ("city", "San Francisco"),
    ("region", "California"),
    ("country", "US"),
    ("user_agent", ""),
    ("detected_device_type", "UNKNOWN"),
];

macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident)*) => {
        $(
            $(#[$doc])*
            pub fn $name(self, value: impl Into<String>) -> Self {
                self.with(stringify!($name), value.into())
            }
        )*
    };
}

impl Fingerprint {
    /// Creates an authentic device without warnings.
    pub fn new() -> Self {
        Self {
            action: None,
            reasons: Vec::new(),
            authentic: true,
            proxy: false,
            vpn: false,
            lifetime: LIFETIME,
            texts: Vec::new(),
        }
    }

    /// The warnings, such as `VIRTUAL_MACHINE`. The action of the verdict is the strictest that follows from them.
    pub fn reasons(self, reasons: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self { reasons: reasons.into_iter().map(Into::into).collect(), ..self }
    }

    /// The action of the verdict, whatever the reasons are, unless a rule or an override changes it.
    pub fn action(self, action: VerdictAction) -> Self {
        Self { action: Some(action), ..self }
    }

    /// Whether hardware and browser are what they claim to be. Default: true.
    pub fn is_authentic_device(self, authentic: bool) -> Self {
        Self { authentic, ..self }
    }

    /// Whether the device uses a proxy. Default: false.
    pub fn is_proxy(self, proxy: bool) -> Self {
        Self { proxy, ..self }
    }

    /// Whether the device uses a VPN. Default: false.
    pub fn is_vpn(self, vpn: bool) -> Self {
        Self { vpn, ..self }
    }

    /// How long the telemetry id can be looked up. Default: 24 hours.
    pub fn expires_in(self, lifetime: Duration) -> Self {
        Self { lifetime, ..self }
    }

    texts! {
        /// The id in the cookie of the device. Default: one of its own, as for the other identifiers.
        visitor_id
        /// The id of the browser.
        browser_id
        /// The fingerprint of the visitor.
        visitor_fingerprint
        /// The fingerprint of the browser and its version.
        browser_fingerprint
        /// The fingerprint of the operating system and architecture.
        hardware_fingerprint
        /// The fingerprint of the network.
        network_fingerprint
        /// The address of the device. Default: `203.0.113.1`.
        ip_address
        /// The number of the autonomous system. Default: `64496`.
        asn
        /// The name of the autonomous system.
        asn_name
        /// The block of addresses of the autonomous system.
        asn_network
        /// The city. Default: San Francisco.
        city
        /// The region. Default: California.
        region
        /// The country code. Default: `US`.
        country
        /// The user agent of the browser. Default: empty.
        user_agent
        /// The operating system and architecture. Default: `UNKNOWN`.
        detected_device_type
    }

    /// Reads the fingerprint from an object whose fields have the names of the methods: what a test in another language
    /// can say. `expires_in` is a number of seconds.
    ///
    /// # Errors
    ///
    /// A message, if it is not an object, or has a field of another name or type.
    pub fn from_json(fields: &Value) -> Result<Self, String> {
        let fields = fields.as_object().ok_or("The fingerprint must be an object.")?;
        let mut fingerprint = Self::new();
        for (name, value) in fields {
            let read = fingerprint.read(name, value);
            fingerprint =
                read.ok_or_else(|| format!("{name} is not a field of a fingerprint, or has the wrong type."))?;
        }
        Ok(fingerprint)
    }

    fn read(self, name: &str, value: &Value) -> Option<Self> {
        Some(match name {
            "action" => self.action(action_named(value.as_str()?)?),
            "reasons" => {
                let reasons = value.as_array()?.iter().map(Value::as_str);
                self.reasons(reasons.collect::<Option<Vec<_>>>()?)
            }
            "is_authentic_device" => self.is_authentic_device(value.as_bool()?),
            "is_proxy" => self.is_proxy(value.as_bool()?),
            "is_vpn" => self.is_vpn(value.as_bool()?),
            "expires_in" => self.expires_in(Duration::from_secs(value.as_u64()?)),
            name => {
                let (name, _) = TEXTS.iter().find(|(known, _)| *known == name)?;
                self.with(name, value.as_str()?.to_owned())
            }
        })
    }

    /// Writes what [`from_json`](Self::from_json) reads.
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { action, reasons, authentic, proxy, vpn, lifetime, texts } = self;
        let texts = texts.iter().map(|(name, text)| ((*name).to_owned(), json!(text)));
        let mut fields: Map<String, Value> = texts.collect();
        let mut set = |name: &str, value| fields.insert(name.to_owned(), value);
        if let Some(action) = action {
            set("action", json!(action));
        }
        set("reasons", json!(reasons));
        set("is_authentic_device", json!(authentic));
        set("is_proxy", json!(proxy));
        set("is_vpn", json!(vpn));
        set("expires_in", json!(lifetime.as_secs()));
        fields.serialize(serializer)
    }

    fn read_exported<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::from_json(&Value::deserialize(deserializer)?).map_err(de::Error::custom)
    }

    fn with(mut self, name: &'static str, value: String) -> Self {
        self.texts.retain(|(known, _)| *known != name);
        self.texts.push((name, value));
        self
    }
}

impl Default for Fingerprint {
    fn default() -> Self {
        Self::new()
    }
}

/// A fingerprint with its telemetry id.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Taken {
    pub(crate) telemetry_id: String,
    #[serde(serialize_with = "Fingerprint::write", deserialize_with = "Fingerprint::read_exported")]
    fingerprint: Fingerprint,
    #[serde(with = "export::time")]
    created_at: Duration,
    #[serde(with = "export::time")]
    expires_at: Duration,
}

/// Found by its telemetry id.
impl Row for Taken {
    type By = Id;

    fn keys(&self) -> Vec<(Id, String)> {
        vec![(Id, self.telemetry_id.clone())]
    }

    fn expires_at(&self) -> Option<Duration> {
        Some(self.expires_at)
    }
}

impl Taken {
    pub(crate) fn new(telemetry_id: &str, fingerprint: Fingerprint, now: Duration) -> Self {
        let expires_at = now.saturating_add(fingerprint.lifetime);
        Self { telemetry_id: telemetry_id.to_owned(), fingerprint, created_at: now, expires_at }
    }

    pub(crate) fn reasons(&self) -> &[String] {
        &self.fingerprint.reasons
    }

    /// The action that the test has set.
    pub(crate) fn action(&self) -> Option<VerdictAction> {
        self.fingerprint.action.clone()
    }

    /// The identifier that rules of a kind are about.
    pub(crate) fn identifier(&self, kind: Kind) -> String {
        self.text(match kind {
            Kind::CidrBlock => "ip_address",
            Kind::CountryCode => "country",
            kind => kind.name(),
        })
    }

    /// A text as the test has set it, or its default.
    pub(crate) fn text(&self, name: &str) -> String {
        if let Some((_, text)) = self.fingerprint.texts.iter().find(|(known, _)| *known == name) {
            return text.clone();
        }
        // Identifiers are different for each telemetry id.
        let own = Kind::ALL[..6].iter().any(|kind| kind.name() == name);
        let default = || TEXTS.iter().find(|(known, _)| *known == name).map_or("", |(_, text)| text).to_owned();
        if own { format!("{}-of-{}", name.replace('_', "-"), self.telemetry_id) } else { default() }
    }

    /// The response to a lookup, without the parts of the verdict that follow from rules and overrides.
    pub(crate) fn to_json(&self) -> Value {
        let fingerprints = Kind::ALL[..6].iter().map(|kind| (kind.name().to_owned(), json!(self.text(kind.name()))));
        json!({
            "telemetry_id": self.telemetry_id,
            "fingerprints": Value::Object(fingerprints.collect()),
            "verdict": {
                "detected_device_type": self.text("detected_device_type"),
                "is_authentic_device": self.fingerprint.authentic,
            },
            "created_at": to_rfc3339(self.created_at),
            "expires_at": to_rfc3339(self.expires_at),
            "properties": {
                "network_properties": {
                    "ip_address": self.text("ip_address"),
                    "asn": {
                        "asn": self.text("asn"),
                        "name": self.text("asn_name"),
                        "network": self.text("asn_network"),
                    },
                    "ip_geolocation": {
                        "city": self.text("city"),
                        "region": self.text("region"),
                        "country": self.text("country"),
                    },
                    "is_proxy": self.fingerprint.proxy,
                    "is_vpn": self.fingerprint.vpn,
                },
                "browser_properties": { "user_agent": self.text("user_agent") },
            },
        })
    }
}
