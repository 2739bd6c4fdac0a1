//! Names the shared library after its ABI, so that programs find a compatible one.

fn main() {
    if std::env::var("CARGO_CFG_TARGET_OS").is_ok_and(|system| system == "linux") {
        println!("cargo:rustc-cdylib-link-arg=-Wl,-soname,libstytch.so.0");
    }
    println!("cargo:rerun-if-changed=build.rs");
}
