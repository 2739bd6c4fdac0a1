from support import HOUR, PASSWORD, equal, refused


def verdicts(stytch):
    fingerprint = {"visitor_id": "visitor-1", "reasons": ["VIRTUAL_MACHINE"], "country": "FI"}
    stytch.control("PUT", "fingerprints", {"telemetry_id": "telemetry-1", "fingerprint": fingerprint})
    for fraud in [client.fraud for client in stytch.both]:
        metadata = {"external_id": "ada", "user_action": "LOGIN"}
        found = fraud.fingerprint.lookup(telemetry_id="telemetry-1", external_metadata=metadata)
        equal((found.verdict.action, found.verdict.reasons), ("CHALLENGE", ["VIRTUAL_MACHINE"]))
        equal(found.fingerprints.visitor_id, "visitor-1")
        equal(found.properties.network_properties.ip_geolocation.country, "FI")
        equal(found.external_metadata.model_dump(exclude_none=True), metadata)
        refused(404, "telemetry_id_not_found", fraud.fingerprint.lookup, telemetry_id="unknown")


def rules(stytch):
    fingerprint = {"visitor_id": "visitor-1"}
    stytch.control("PUT", "fingerprints", {"telemetry_id": "telemetry-1", "fingerprint": fingerprint})
    for fraud in [client.fraud for client in stytch.both]:
        rule = fraud.rules.set(action="BLOCK", visitor_id="visitor-1", description="A bot")
        equal((rule.action, rule.visitor_id), ("BLOCK", "visitor-1"))
        listed = fraud.rules.list(limit=10).rules
        equal([(rule.rule_type, rule.description) for rule in listed], [("VISITOR_ID", "A bot")])
        verdict = fraud.fingerprint.lookup(telemetry_id="telemetry-1").verdict
        equal((verdict.action, verdict.rule_match_identifier), ("BLOCK", "visitor-1"))
        fraud.rules.set(action="NONE", visitor_id="visitor-1")
        equal(fraud.rules.list().rules, [])


def reasons(stytch):
    for fraud in [client.fraud for client in stytch.both]:
        override = fraud.verdict_reasons.override
        overridden = override(verdict_reason="VIRTUAL_MACHINE", override_action="ALLOW").verdict_reason_action
        equal(overridden.override_action, "ALLOW")
        listed = fraud.verdict_reasons.list(overrides_only=True)
        equal(listed.verdict_reason_actions, [overridden])
        override(verdict_reason="VIRTUAL_MACHINE", override_action="NONE")
        equal(fraud.verdict_reasons.list(overrides_only=True).verdict_reason_actions, [])


def emails(stytch):
    for fraud in [client.fraud for client in stytch.both]:
        risk = fraud.email.risk(email_address="bounce@example.com")
        equal((risk.action, risk.address_information.has_known_bounces), ("BLOCK", True))
        equal(fraud.email.risk(email_address="ada@example.com").action, "ALLOW")


def devices_of_logins(stytch):
    fingerprint = {"visitor_id": "visitor-1"}
    stytch.control("PUT", "fingerprints", {"telemetry_id": "home", "fingerprint": fingerprint})
    stytch.consumer.passwords.create(email="ada@example.com", password=PASSWORD)
    request = {"email": "ada@example.com", "password": PASSWORD, "telemetry_id": "home", **HOUR}
    for is_new in [True, False]:
        device = stytch.consumer.passwords.authenticate(**request).user_device
        equal((device.visitor_id, device.visitor_id_details.is_new), ("visitor-1", is_new))
