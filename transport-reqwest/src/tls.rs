//! TLS by rustls, or by the operating system.

use reqwest::ClientBuilder;
use stytch_core::Error;
#[cfg(feature = "native-tls")]
use {reqwest::Certificate, stytch_core::error::BuildError};

/// Certificates (DER) to trust instead of the default ones.
type Roots<'a> = Option<&'a [stytch_native::Certificate]>;

pub(crate) fn choose(client: ClientBuilder, is_native: bool, roots: Roots<'_>) -> Result<ClientBuilder, Error> {
    #[cfg(feature = "native-tls")]
    if is_native {
        return native(client.tls_backend_native(), roots);
    }
    let _ = is_native;
    #[cfg(feature = "rustls")]
    return Ok(client.tls_backend_preconfigured(by_rustls::config(roots)?));
    #[cfg(not(feature = "rustls"))]
    native(client, roots)
}

#[cfg(feature = "native-tls")]
fn native(client: ClientBuilder, roots: Roots<'_>) -> Result<ClientBuilder, Error> {
    let Some(roots) = roots else { return Ok(client) };
    let roots: Result<Vec<_>, _> = roots.iter().map(|root| Certificate::from_der(root)).collect();
    let problem = |_| BuildError::configuration("root_certificates", "holds a certificate that cannot be read");
    Ok(client.tls_certs_only(roots.map_err(problem)?))
}

#[cfg(feature = "rustls")]
mod by_rustls {
    use std::sync::Arc;

    use rustls::crypto::ring;
    use rustls::{ClientConfig, RootCertStore};
    use stytch_core::Error;
    use stytch_core::error::BuildError;

    use super::Roots;

    /// With ring, whatever the program has chosen for rustls.
    pub(super) fn config(roots: Roots<'_>) -> Result<ClientConfig, Error> {
        let provider = Arc::new(ring::default_provider());
        let builder = ClientConfig::builder_with_provider(Arc::clone(&provider))
            .with_safe_default_protocol_versions()
            .map_err(|error| BuildError::configuration("tls", error.to_string()))?;
        let builder = match roots {
            Some(roots) => builder.with_root_certificates(store(roots)?),
            #[cfg(feature = "platform-verifier")]
            None => {
                let verifier = rustls_platform_verifier::Verifier::new(provider)
                    .map_err(|error| BuildError::configuration("tls", error.to_string()))?;
                builder.dangerous().with_custom_certificate_verifier(Arc::new(verifier))
            }
            #[cfg(not(feature = "platform-verifier"))]
            None => builder.with_root_certificates(mozilla()),
        };
        Ok(builder.with_no_client_auth())
    }

    fn store(roots: &[stytch_native::Certificate]) -> Result<RootCertStore, BuildError> {
        let mut store = RootCertStore::empty();
        for root in roots {
            store.add(root.clone()).map_err(|_| {
                BuildError::configuration("root_certificates", "holds a certificate that cannot be read")
            })?;
        }
        Ok(store)
    }

    #[cfg(not(feature = "platform-verifier"))]
    fn mozilla() -> RootCertStore {
        webpki_roots::TLS_SERVER_ROOTS.iter().cloned().collect()
    }
}
