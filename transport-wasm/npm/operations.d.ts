// The types of all operations of the API, and the types that they use.
// Everything below is generated from the API description; see CONTRIBUTING.md.

import type { CallOptions, MemberCallOptions, OperationName, Rest, Result } from "./index.js";

/** Every operation as a method, such as `consumer.otps.sms.send`. */
export interface OperationTree {
  /** The B2B API: organizations, their members, and how these log in. */
  readonly b2b: b2b.Methods;
  /** Connected apps: OAuth clients of the project. */
  readonly connected_apps: connected_apps.Methods;
  /** The consumer API: users and how they log in. */
  readonly consumer: consumer.Methods;
  /** A check of credentials. */
  readonly debug: debug.Methods;
  /** The fraud and risk API, on a separate host. */
  readonly fraud: fraud.Methods;
  /** Machine-to-machine authentication. */
  readonly m2m: m2m.Methods;
  /** The OAuth 2.0 endpoints of a project: tokens for Connected Apps and M2M clients. */
  readonly oauth2: oauth2.Methods;
  /** Figures about the project. */
  readonly project: project.Methods;
}

/** Calls by name. */
export interface Calls {
  /**
   * Exchanges an intermediate session for a member session in the chosen organization.
   *
   * Accepts an invite or provisions the member just in time when needed. When `member_authenticated` is `false`, no
   * session exists yet: look at `primary_required` first, then `mfa_required`, and pass the returned
   * `intermediate_session_token` to the authenticate call that is still missing.
   *
   * `POST /v1/b2b/discovery/intermediate_sessions/exchange`.
   * [Documentation](https://stytch.com/docs/b2b/api/exchange-intermediate-session).
   */
  call(
    name: "b2b.discovery.intermediate_sessions.exchange",
    args: b2b.discovery.intermediate_sessions.Exchange,
    options?: CallOptions,
  ): Promise<b2b.discovery.intermediate_sessions.ExchangeResponse>;
  /**
   * Creates an organization and its first member from an intermediate session, and logs that member in.
   *
   * The new member gets the `stytch_admin` role. When `member_authenticated` is `false`, the email address is not
   * verified yet (`primary_required`) or MFA is due (`mfa_required`): finish that step with the returned
   * `intermediate_session_token`. To join an organization that exists, use `discovery.intermediate_sessions.exchange`.
   *
   * `POST /v1/b2b/discovery/organizations/create`.
   * [Documentation](https://stytch.com/docs/b2b/api/create-organization-via-discovery).
   */
  call(
    name: "b2b.discovery.organizations.create",
    args: b2b.discovery.organizations.Create,
    options?: CallOptions,
  ): Promise<b2b.discovery.organizations.CreateResponse>;
  /**
   * Lists the organizations that the holder of a session belongs to or may join.
   *
   * Needs exactly one of `intermediate_session_token`, `session_token` and `session_jwt`, and does not use it up.
   * Organizations that are merely joinable by email domain or OAuth tenant show up for an intermediate session only.
   * Continue with `discovery.intermediate_sessions.exchange`, or with `sessions.exchange` for a member session.
   *
   * `POST /v1/b2b/discovery/organizations`.
   * [Documentation](https://stytch.com/docs/b2b/api/list-discovered-organizations).
   */
  call(
    name: "b2b.discovery.organizations.list",
    args?: b2b.discovery.organizations.List,
    options?: CallOptions,
  ): Promise<b2b.discovery.organizations.ListResponse>;
  /**
   * Records a member's decision on a connected app's authorization request and returns where to redirect.
   *
   * Validate the request with `authorize_start` first. Name the member by exactly one of `organization_id` with
   * `member_id`, `session_token`, or `session_jwt`; a session is required if the app will later use
   * `sessions.exchange_access_token`. Redirect to `redirect_uri` in any case: it carries either the code or the OAuth
   * error.
   *
   * `POST /v1/b2b/idp/oauth/authorize`.
   * [Documentation](https://stytch.com/docs/b2b/api/connected-apps-oauth-authorize).
   */
  call(
    name: "b2b.idp.oauth.authorize",
    args: b2b.idp.oauth.Authorize,
    options?: CallOptions,
  ): Promise<b2b.idp.oauth.AuthorizeResponse>;
  /**
   * Checks a connected app's authorization request and returns what a consent screen must show.
   *
   * Name the member by exactly one of `organization_id` with `member_id`, `session_token`, or `session_jwt`. Ask for
   * consent if `consent_required` is `true`, then call `authorize`.
   *
   * `POST /v1/b2b/idp/oauth/authorize/start`.
   * [Documentation](https://stytch.com/docs/b2b/api/connected-apps-oauth-authorize-start).
   */
  call(
    name: "b2b.idp.oauth.authorize_start",
    args: b2b.idp.oauth.AuthorizeStart,
    options?: CallOptions,
  ): Promise<b2b.idp.oauth.AuthorizeStartResponse>;
  /**
   * Exchanges an impersonation token from the dashboard for a session as that member.
   *
   * The token works once. The session lasts 60 minutes and cannot be extended.
   *
   * `POST /v1/b2b/impersonation/authenticate`.
   * [Documentation](https://stytch.com/docs/b2b/api/authenticate-impersonation-token).
   */
  call(
    name: "b2b.impersonation.authenticate",
    args: b2b.impersonation.Authenticate,
    options?: CallOptions,
  ): Promise<b2b.impersonation.AuthenticateResponse>;
  /**
   * Logs a member in with the token of a magic link.
   *
   * The token works once, and a `pending` or `invited` member becomes `active`. The session lasts 60 minutes unless
   * `session_duration_minutes` says otherwise. When `member_authenticated` is `false`, there is only an
   * `intermediate_session_token`: finish with `otps.sms.authenticate`, `totps.authenticate` or
   * `recovery_codes.recover`.
   *
   * `POST /v1/b2b/magic_links/authenticate`. [Documentation](https://stytch.com/docs/b2b/api/authenticate-magic-link).
   */
  call(
    name: "b2b.magic_links.authenticate",
    args: b2b.magic_links.Authenticate,
    options?: CallOptions,
  ): Promise<b2b.magic_links.AuthenticateResponse>;
  /**
   * Exchanges a discovery magic link token for an intermediate session.
   *
   * The intermediate session lasts 10 minutes. Exchange it for a session in one of `discovered_organizations`, or
   * create an organization with it.
   *
   * `POST /v1/b2b/magic_links/discovery/authenticate`.
   * [Documentation](https://stytch.com/docs/b2b/api/authenticate-discovery-magic-link).
   */
  call(
    name: "b2b.magic_links.discovery.authenticate",
    args: b2b.magic_links.discovery.Authenticate,
    options?: CallOptions,
  ): Promise<b2b.magic_links.discovery.AuthenticateResponse>;
  /**
   * Emails a discovery magic link, which is not tied to any organization.
   *
   * The link works for 60 minutes unless `discovery_expiration_minutes` is set. Its token goes to
   * `magic_links.discovery.authenticate`.
   *
   * `POST /v1/b2b/magic_links/email/discovery/send`.
   * [Documentation](https://stytch.com/docs/b2b/api/send-discovery-email).
   */
  call(
    name: "b2b.magic_links.email.discovery.send",
    args: b2b.magic_links.email.discovery.Send,
    options?: CallOptions,
  ): Promise<b2b.magic_links.email.discovery.SendResponse>;
  /**
   * Invites a new member to an organization by email.
   *
   * Creates the member as `invited`, or moves a `pending` one there; an `active` member is an error. The link lasts one
   * week by default. To revoke an invite, delete the member.
   *
   * `POST /v1/b2b/magic_links/email/invite`. [Documentation](https://stytch.com/docs/b2b/api/send-invite-email).
   */
  call(
    name: "b2b.magic_links.email.invite",
    args: b2b.magic_links.email.Invite,
    options?: MemberCallOptions,
  ): Promise<b2b.magic_links.email.InviteResponse>;
  /**
   * Emails a login link to an active member, or a signup link to any other address.
   *
   * An unknown address creates a `pending` member. The link works for 60 minutes by default, and its token goes to
   * `magic_links.authenticate`.
   *
   * `POST /v1/b2b/magic_links/email/login_or_signup`.
   * [Documentation](https://stytch.com/docs/b2b/api/send-login-signup-email).
   */
  call(
    name: "b2b.magic_links.email.login_or_signup",
    args: b2b.magic_links.email.LoginOrSignup,
    options?: CallOptions,
  ): Promise<b2b.magic_links.email.LoginOrSignupResponse>;
  /**
   * Logs a member in with the token from a finished OAuth flow.
   *
   * The session lasts 60 minutes unless `session_duration_minutes` says otherwise. When `member_authenticated` is
   * `false`, there is only an `intermediate_session_token`: see `mfa_required`, or `primary_required` if the provider
   * does not verify email addresses.
   *
   * `POST /v1/b2b/oauth/authenticate`. [Documentation](https://stytch.com/docs/b2b/api/authenticate-oauth).
   */
  call(
    name: "b2b.oauth.authenticate",
    args: b2b.oauth.Authenticate,
    options?: CallOptions,
  ): Promise<b2b.oauth.AuthenticateResponse>;
  /**
   * Exchanges a discovery OAuth token for an intermediate session.
   *
   * The intermediate session lasts 10 minutes. Exchange it for a session in one of `discovered_organizations`, or
   * create an organization with it.
   *
   * `POST /v1/b2b/oauth/discovery/authenticate`.
   * [Documentation](https://stytch.com/docs/b2b/api/authenticate-discovery-oauth).
   */
  call(
    name: "b2b.oauth.discovery.authenticate",
    args: b2b.oauth.discovery.Authenticate,
    options?: CallOptions,
  ): Promise<b2b.oauth.discovery.AuthenticateResponse>;
  /**
   * Lists the connected apps that members of an organization have installed.
   *
   * An app counts as installed once a member finished authorizing it, until that is revoked or the organization's
   * policy blocks the app.
   *
   * `GET /v1/b2b/organizations/{organization_id}/connected_apps`.
   * [Documentation](https://stytch.com/docs/b2b/api/connected-app-org-get-all).
   */
  call(
    name: "b2b.organizations.connected_apps",
    args: b2b.organizations.ConnectedApps,
    options?: MemberCallOptions,
  ): Promise<b2b.organizations.ConnectedAppsResponse>;
  /**
   * Creates an organization.
   *
   * Slugs are unique in the project. `email_invites` falls back to `ALL_ALLOWED` if the request sets no authentication
   * setting, and to `NOT_ALLOWED` otherwise.
   *
   * `POST /v1/b2b/organizations`. [Documentation](https://stytch.com/docs/b2b/api/create-organization).
   */
  call(
    name: "b2b.organizations.create",
    args: b2b.organizations.Create,
    options?: CallOptions,
  ): Promise<b2b.organizations.CreateResponse>;
  /**
   * Deletes an organization together with all its members.
   *
   * `DELETE /v1/b2b/organizations/{organization_id}`.
   * [Documentation](https://stytch.com/docs/b2b/api/delete-organization).
   */
  call(
    name: "b2b.organizations.delete",
    args: b2b.organizations.Delete,
    options?: MemberCallOptions,
  ): Promise<b2b.organizations.DeleteResponse>;
  /**
   * Removes the external ID from an organization.
   *
   * `DELETE /v1/b2b/organizations/{organization_id}/external_id`.
   * [Documentation](https://stytch.com/docs/b2b/api/organization-object).
   */
  call(
    name: "b2b.organizations.delete_external_id",
    args: b2b.organizations.DeleteExternalId,
    options?: MemberCallOptions,
  ): Promise<b2b.organizations.DeleteExternalIdResponse>;
  /**
   * Fetches an organization.
   *
   * `GET /v1/b2b/organizations/{organization_id}`. [Documentation](https://stytch.com/docs/b2b/api/get-organization).
   */
  call(
    name: "b2b.organizations.get",
    args: b2b.organizations.Get,
    options?: CallOptions,
  ): Promise<b2b.organizations.GetResponse>;
  /**
   * Fetches a connected app and the members of an organization who use it.
   *
   * Each entry of `active_members` names the scopes that the member's last authorization asked for.
   *
   * `GET /v1/b2b/organizations/{organization_id}/connected_apps/{connected_app_id}`.
   * [Documentation](https://stytch.com/docs/b2b/api/connected-app-org-get).
   */
  call(
    name: "b2b.organizations.get_connected_app",
    args: b2b.organizations.GetConnectedApp,
    options?: MemberCallOptions,
  ): Promise<b2b.organizations.GetConnectedAppResponse>;
  /**
   * Withdraws a member's consent to a connected app and revokes all tokens the app holds for them.
   *
   * The app gets new tokens only after the member authorizes it again.
   *
   * `POST /v1/b2b/organizations/{organization_id}/members/{member_id}/connected_apps/{connected_app_id}/revoke`.
   * [Documentation](https://stytch.com/docs/b2b/api/connected-app-member-revoke).
   */
  call(
    name: "b2b.organizations.members.connected_apps.revoke",
    args: b2b.organizations.members.connected_apps.Revoke,
    options?: MemberCallOptions,
  ): Promise<b2b.organizations.members.connected_apps.RevokeResponse>;
  /**
   * Adds a member to an organization.
   *
   * The member is `active` at once unless `create_member_as_pending` is set.
   *
   * `POST /v1/b2b/organizations/{organization_id}/members`.
   * [Documentation](https://stytch.com/docs/b2b/api/create-member).
   */
  call(
    name: "b2b.organizations.members.create",
    args: b2b.organizations.members.Create,
    options?: MemberCallOptions,
  ): Promise<b2b.organizations.members.CreateResponse>;
  /**
   * Fetches a member by ID, in any organization.
   *
   * Nothing checks which organization the member belongs to, so an ID from untrusted input can leak foreign members.
   * Prefer `members.get`. `include_deleted` finds deleted members as well.
   *
   * `GET /v1/b2b/organizations/members/dangerously_get/{member_id}`.
   * [Documentation](https://stytch.com/docs/b2b/api/get-member).
   */
  call(
    name: "b2b.organizations.members.dangerously_get",
    args: b2b.organizations.members.DangerouslyGet,
    options?: CallOptions,
  ): Promise<b2b.organizations.members.GetResponse>;
  /**
   * Deletes a member from an organization.
   *
   * Also revokes the member's open invites. `members.reactivate` brings a deleted member back.
   *
   * `DELETE /v1/b2b/organizations/{organization_id}/members/{member_id}`.
   * [Documentation](https://stytch.com/docs/b2b/api/delete-member).
   */
  call(
    name: "b2b.organizations.members.delete",
    args: b2b.organizations.members.Delete,
    options?: MemberCallOptions,
  ): Promise<b2b.organizations.members.DeleteResponse>;
  /**
   * Removes the external ID from a member.
   *
   * `DELETE /v1/b2b/organizations/{organization_id}/members/{member_id}/external_id`.
   * [Documentation](https://stytch.com/docs/b2b/api/member-object).
   */
  call(
    name: "b2b.organizations.members.delete_external_id",
    args: b2b.organizations.members.DeleteExternalId,
    options?: MemberCallOptions,
  ): Promise<b2b.organizations.members.DeleteExternalIdResponse>;
  /**
   * Deletes a member's MFA phone number.
   *
   * Delete the old number before setting another. Sessions that used it stay valid, so MFA is required again only at
   * the next login.
   *
   * `DELETE /v1/b2b/organizations/{organization_id}/members/mfa_phone_numbers/{member_id}`.
   * [Documentation](https://stytch.com/docs/b2b/api/delete-member-mfa-phone-number).
   */
  call(
    name: "b2b.organizations.members.delete_mfa_phone_number",
    args: b2b.organizations.members.DeleteMfaPhoneNumber,
    options?: MemberCallOptions,
  ): Promise<b2b.organizations.members.DeleteMfaPhoneNumberResponse>;
  /**
   * Deletes a member's password.
   *
   * Works for passwords scoped to one organization. With passwords shared across organizations, use
   * `passwords.email.require_reset`.
   *
   * `DELETE /v1/b2b/organizations/{organization_id}/members/passwords/{member_password_id}`.
   * [Documentation](https://stytch.com/docs/b2b/api/delete-member-password).
   */
  call(
    name: "b2b.organizations.members.delete_password",
    args: b2b.organizations.members.DeletePassword,
    options?: MemberCallOptions,
  ): Promise<b2b.organizations.members.DeletePasswordResponse>;
  /**
   * Deletes a member's TOTP registration.
   *
   * Delete the old registration before creating another. Sessions that used it stay valid, so MFA is required again
   * only at the next login.
   *
   * `DELETE /v1/b2b/organizations/{organization_id}/members/{member_id}/totp`.
   * [Documentation](https://stytch.com/docs/b2b/api/delete-member-mfa-totp).
   */
  call(
    name: "b2b.organizations.members.delete_totp",
    args: b2b.organizations.members.DeleteTotp,
    options?: MemberCallOptions,
  ): Promise<b2b.organizations.members.DeleteTotpResponse>;
  /**
   * Fetches a member by ID or email address.
   *
   * Set `member_id` or `email_address`.
   *
   * `GET /v1/b2b/organizations/{organization_id}/member`. [Documentation](https://stytch.com/docs/b2b/api/get-member).
   */
  call(
    name: "b2b.organizations.members.get",
    args: b2b.organizations.members.Get,
    options?: CallOptions,
  ): Promise<b2b.organizations.members.GetResponse>;
  /**
   * Lists the connected apps that a member has authorized.
   *
   * An app leaves the list when its access is revoked, by the member or by a change of the organization's policy.
   *
   * `GET /v1/b2b/organizations/{organization_id}/members/{member_id}/connected_apps`.
   * [Documentation](https://stytch.com/docs/b2b/api/connected-app-member-get-all).
   */
  call(
    name: "b2b.organizations.members.get_connected_apps",
    args: b2b.organizations.members.GetConnectedApps,
    options?: MemberCallOptions,
  ): Promise<b2b.organizations.members.GetConnectedAppsResponse>;
  /**
   * Fetches the GitHub access tokens saved from a member's OAuth logins.
   *
   * GitHub issues no refresh tokens; its access tokens expire only after long disuse.
   *
   * `GET /v1/b2b/organizations/{organization_id}/members/{member_id}/oauth_providers/github`.
   * [Documentation](https://stytch.com/docs/b2b/api/member-object).
   */
  call(
    name: "b2b.organizations.members.oauth_providers.github",
    args: b2b.organizations.members.oauth_providers.Github,
    options?: CallOptions,
  ): Promise<b2b.organizations.members.oauth_providers.GithubResponse>;
  /**
   * Fetches the Google tokens saved from a member's OAuth logins.
   *
   * Stytch refreshes the access token if Google issued a refresh token. `include_refresh_token` returns that one too,
   * but redeeming it yourself may end the automatic refresh. A member who only ever used Google One Tap has no tokens.
   * Start the OAuth flow with `provider_prompt=consent` to make Google issue a refresh token.
   *
   * `GET /v1/b2b/organizations/{organization_id}/members/{member_id}/oauth_providers/google`.
   * [Documentation](https://stytch.com/docs/b2b/api/member-object).
   */
  call(
    name: "b2b.organizations.members.oauth_providers.google",
    args: b2b.organizations.members.oauth_providers.Google,
    options?: CallOptions,
  ): Promise<b2b.organizations.members.oauth_providers.GoogleResponse>;
  /**
   * Fetches the HubSpot tokens saved from a member's OAuth logins.
   *
   * Stytch refreshes the access token if HubSpot issued a refresh token. `include_refresh_token` returns that one too,
   * but redeeming it yourself may end the automatic refresh.
   *
   * `GET /v1/b2b/organizations/{organization_id}/members/{member_id}/oauth_providers/hubspot`.
   * [Documentation](https://stytch.com/docs/b2b/api/member-object).
   */
  call(
    name: "b2b.organizations.members.oauth_providers.hubspot",
    args: b2b.organizations.members.oauth_providers.Hubspot,
    options?: CallOptions,
  ): Promise<b2b.organizations.members.oauth_providers.HubspotResponse>;
  /**
   * Fetches the Microsoft tokens saved from a member's OAuth logins.
   *
   * Stytch refreshes the access token if Microsoft issued a refresh token. `include_refresh_token` returns that one
   * too, but redeeming it yourself may end the automatic refresh.
   *
   * `GET /v1/b2b/organizations/{organization_id}/members/{member_id}/oauth_providers/microsoft`.
   * [Documentation](https://stytch.com/docs/b2b/api/member-object).
   */
  call(
    name: "b2b.organizations.members.oauth_providers.microsoft",
    args: b2b.organizations.members.oauth_providers.Microsoft,
    options?: CallOptions,
  ): Promise<b2b.organizations.members.oauth_providers.MicrosoftResponse>;
  /**
   * Fetches the Slack tokens saved from a member's OAuth logins.
   *
   * `GET /v1/b2b/organizations/{organization_id}/members/{member_id}/oauth_providers/slack`.
   * [Documentation](https://stytch.com/docs/b2b/api/member-object).
   */
  call(
    name: "b2b.organizations.members.oauth_providers.slack",
    args: b2b.organizations.members.oauth_providers.Slack,
    options?: CallOptions,
  ): Promise<b2b.organizations.members.oauth_providers.SlackResponse>;
  /**
   * Fetches the tokens saved from a member's logins through OIDC connections.
   *
   * Stytch refreshes access tokens for which a refresh token was issued. `include_refresh_token` returns those too, but
   * redeeming one yourself may end the automatic refresh.
   *
   * `GET /v1/b2b/organizations/{organization_id}/members/{member_id}/oidc_providers`.
   * [Documentation](https://stytch.com/docs/b2b/api/member-object).
   */
  call(
    name: "b2b.organizations.members.oidc_providers",
    args: b2b.organizations.members.OidcProviders,
    options?: CallOptions,
  ): Promise<b2b.organizations.members.OidcProvidersResponse>;
  /**
   * Makes a deleted member active again.
   *
   * The member must have a verified email address. Takes the Stytch `member_id`, not an external ID.
   *
   * `PUT /v1/b2b/organizations/{organization_id}/members/{member_id}/reactivate`.
   * [Documentation](https://stytch.com/docs/b2b/api/reactivate-member).
   */
  call(
    name: "b2b.organizations.members.reactivate",
    args: b2b.organizations.members.Reactivate,
    options?: MemberCallOptions,
  ): Promise<b2b.organizations.members.ReactivateResponse>;
  /**
   * Searches the members of one or more organizations.
   *
   * `organization_ids` must not be empty. An empty `query` matches all members except deleted ones. Fuzzy filters need
   * three characters or more. Limited to 100 requests a minute and sometimes seconds slow: keep it out of login flows.
   *
   * `POST /v1/b2b/organizations/members/search`. [Documentation](https://stytch.com/docs/b2b/api/search-members).
   */
  call(
    name: "b2b.organizations.members.search",
    args: b2b.organizations.members.Search,
    options?: MemberCallOptions,
  ): Promise<b2b.organizations.members.SearchResponse>;
  /**
   * Emails a member a link or code to confirm a new email address.
   *
   * The member must be active with a verified address, and no other member may hold or be claiming the new one. The
   * link or code lasts 5 minutes; finish with `magic_links.authenticate`, or with `otps.email.authenticate` and the new
   * address.
   *
   * `POST /v1/b2b/organizations/{organization_id}/members/{member_id}/start_email_update`.
   * [Documentation](https://stytch.com/docs/b2b/api/start-member-email-update).
   */
  call(
    name: "b2b.organizations.members.start_email_update",
    args: b2b.organizations.members.StartEmailUpdate,
    options?: MemberCallOptions,
  ): Promise<b2b.organizations.members.StartEmailUpdateResponse>;
  /**
   * Unlinks a member's retired email address, so that other members can use it.
   *
   * Set `email_id`, `email_address`, or both if they mean the same address.
   *
   * `POST /v1/b2b/organizations/{organization_id}/members/{member_id}/unlink_retired_email`.
   * [Documentation](https://stytch.com/docs/b2b/api/unlink-retired-member-email).
   */
  call(
    name: "b2b.organizations.members.unlink_retired_email",
    args: b2b.organizations.members.UnlinkRetiredEmail,
    options?: MemberCallOptions,
  ): Promise<b2b.organizations.members.UnlinkRetiredEmailResponse>;
  /**
   * Updates a member.
   *
   * `mfa_phone_number` fails for a member who has a number: delete the old one first.
   *
   * `PUT /v1/b2b/organizations/{organization_id}/members/{member_id}`.
   * [Documentation](https://stytch.com/docs/b2b/api/update-member).
   */
  call(
    name: "b2b.organizations.members.update",
    args: b2b.organizations.members.Update,
    options?: MemberCallOptions,
  ): Promise<b2b.organizations.members.UpdateResponse>;
  /**
   * Counts the members of an organization.
   *
   * `GET /v1/b2b/organizations/{organization_id}/metrics`.
   * [Documentation](https://stytch.com/docs/b2b/api/organization-object).
   */
  call(
    name: "b2b.organizations.metrics",
    args: b2b.organizations.Metrics,
    options?: CallOptions,
  ): Promise<b2b.organizations.MetricsResponse>;
  /**
   * Searches the organizations of the project.
   *
   * Limited to 100 requests a minute and sometimes seconds slow: keep it out of login flows.
   *
   * `POST /v1/b2b/organizations/search`. [Documentation](https://stytch.com/docs/b2b/api/search-organizations).
   */
  call(
    name: "b2b.organizations.search",
    args?: b2b.organizations.Search,
    options?: CallOptions,
  ): Promise<b2b.organizations.SearchResponse>;
  /**
   * Updates an organization.
   *
   * At least one authentication setting must stay `RESTRICTED` or `ALL_ALLOWED`; otherwise no new members could join.
   *
   * `PUT /v1/b2b/organizations/{organization_id}`.
   * [Documentation](https://stytch.com/docs/b2b/api/update-organization).
   */
  call(
    name: "b2b.organizations.update",
    args: b2b.organizations.Update,
    options?: MemberCallOptions,
  ): Promise<b2b.organizations.UpdateResponse>;
  /**
   * Logs a member in with a passcode sent by email.
   *
   * A code works once and for 10 minutes by default; a `pending` or `invited` member becomes `active`. The session
   * lasts 60 minutes unless `session_duration_minutes` says otherwise. When `member_authenticated` is `false`, there is
   * only an `intermediate_session_token`: finish with `otps.sms.authenticate`, `totps.authenticate` or
   * `recovery_codes.recover`.
   *
   * `POST /v1/b2b/otps/email/authenticate`. [Documentation](https://stytch.com/docs/b2b/api/authenticate-email-otp).
   */
  call(
    name: "b2b.otps.email.authenticate",
    args: b2b.otps.email.Authenticate,
    options?: CallOptions,
  ): Promise<b2b.otps.email.AuthenticateResponse>;
  /**
   * Exchanges a discovery passcode for an intermediate session.
   *
   * The intermediate session lasts 10 minutes. Exchange it for a session in one of `discovered_organizations`, or
   * create an organization with it.
   *
   * `POST /v1/b2b/otps/email/discovery/authenticate`.
   * [Documentation](https://stytch.com/docs/b2b/api/authenticate-discovery-email-otp).
   */
  call(
    name: "b2b.otps.email.discovery.authenticate",
    args: b2b.otps.email.discovery.Authenticate,
    options?: CallOptions,
  ): Promise<b2b.otps.email.discovery.AuthenticateResponse>;
  /**
   * Emails a discovery passcode, which is not tied to any organization.
   *
   * The code works for 10 minutes by default, and replaces every earlier one for this address. It goes to
   * `otps.email.discovery.authenticate`.
   *
   * `POST /v1/b2b/otps/email/discovery/send`.
   * [Documentation](https://stytch.com/docs/b2b/api/send-discovery-email-otp).
   */
  call(
    name: "b2b.otps.email.discovery.send",
    args: b2b.otps.email.discovery.Send,
    options?: CallOptions,
  ): Promise<b2b.otps.email.discovery.SendResponse>;
  /**
   * Emails a login passcode to an active member, or a signup passcode to any other address.
   *
   * An unknown address creates a `pending` member. The code works for 10 minutes by default, and replaces every earlier
   * one for this address; it goes to `otps.email.authenticate`.
   *
   * `POST /v1/b2b/otps/email/login_or_signup`.
   * [Documentation](https://stytch.com/docs/b2b/api/send-login-signup-email-otp).
   */
  call(
    name: "b2b.otps.email.login_or_signup",
    args: b2b.otps.email.LoginOrSignup,
    options?: CallOptions,
  ): Promise<b2b.otps.email.LoginOrSignupResponse>;
  /**
   * Checks a passcode sent by SMS, as a second factor or to step up a session.
   *
   * Needs exactly one of `intermediate_session_token` (which is used up), `session_token` and `session_jwt`. A code
   * lasts two minutes, and only the newest works. `set_mfa_enrollment` has an effect only where the MFA policy is
   * `OPTIONAL`.
   *
   * `POST /v1/b2b/otps/sms/authenticate`. [Documentation](https://stytch.com/docs/b2b/api/authenticate-otp-sms).
   */
  call(
    name: "b2b.otps.sms.authenticate",
    args: b2b.otps.sms.Authenticate,
    options?: CallOptions,
  ): Promise<b2b.otps.sms.AuthenticateResponse>;
  /**
   * Texts a passcode to a member's phone.
   *
   * `mfa_phone_number` is for members without a number and gets linked; a different one is an error. A member who
   * already has an MFA factor must pass a token of a session with that factor. After a primary login of an enrolled
   * member the code is sent automatically, so call this for later prompts. Outside the US and Canada, countries may
   * have to be allowed first.
   *
   * `POST /v1/b2b/otps/sms/send`. [Documentation](https://stytch.com/docs/b2b/api/otp-sms-send).
   */
  call(name: "b2b.otps.sms.send", args: b2b.otps.sms.Send, options?: CallOptions): Promise<b2b.otps.sms.SendResponse>;
  /**
   * Logs a member in with email address and password.
   *
   * A breached password fails with `member_reset_password` even if it is right. When `member_authenticated` is `false`,
   * there is only an `intermediate_session_token`: finish MFA with it.
   *
   * `POST /v1/b2b/passwords/authenticate`. [Documentation](https://stytch.com/docs/b2b/api/passwords-authenticate).
   */
  call(
    name: "b2b.passwords.authenticate",
    args: b2b.passwords.Authenticate,
    options?: CallOptions,
  ): Promise<b2b.passwords.AuthenticateResponse>;
  /**
   * Checks an email address and password without an organization, and starts an intermediate session.
   *
   * For passwords shared across organizations only. A breached password fails with `member_reset_password` even if it
   * is right. Exchange the intermediate session for one in `discovered_organizations`.
   *
   * `POST /v1/b2b/passwords/discovery/authenticate`.
   * [Documentation](https://stytch.com/docs/b2b/api/passwords-discovery-authenticate).
   */
  call(
    name: "b2b.passwords.discovery.authenticate",
    args: b2b.passwords.discovery.Authenticate,
    options?: CallOptions,
  ): Promise<b2b.passwords.discovery.AuthenticateResponse>;
  /**
   * Sets a new password with an emailed token and starts an intermediate session.
   *
   * Test the password with `passwords.strength_check` beforehand. Exchange the intermediate session for one in
   * `discovered_organizations`.
   *
   * `POST /v1/b2b/passwords/discovery/email/reset`.
   * [Documentation](https://stytch.com/docs/b2b/api/discovery-email-reset).
   */
  call(
    name: "b2b.passwords.discovery.email.reset",
    args: b2b.passwords.discovery.email.Reset,
    options?: CallOptions,
  ): Promise<b2b.passwords.discovery.email.ResetResponse>;
  /**
   * Emails a password reset link that is not tied to any organization.
   *
   * For passwords shared across organizations only. The link's token goes to `passwords.discovery.email.reset`.
   *
   * `POST /v1/b2b/passwords/discovery/email/reset/start`.
   * [Documentation](https://stytch.com/docs/b2b/api/discovery-email-reset-start).
   */
  call(
    name: "b2b.passwords.discovery.email.reset_start",
    args: b2b.passwords.discovery.email.ResetStart,
    options?: CallOptions,
  ): Promise<b2b.passwords.discovery.email.ResetStartResponse>;
  /**
   * Requires the holder of an email address to reset the password.
   *
   * For passwords shared across organizations only. If a single active member uses the address, the password is
   * deleted.
   *
   * `POST /v1/b2b/passwords/email/require_reset`.
   * [Documentation](https://stytch.com/docs/b2b/api/passwords-require-reset-by-email).
   */
  call(
    name: "b2b.passwords.email.require_reset",
    args: b2b.passwords.email.RequireReset,
    options?: MemberCallOptions,
  ): Promise<b2b.passwords.email.RequireResetResponse>;
  /**
   * Sets a member's new password with an emailed token, and logs the member in.
   *
   * Revokes all sessions of the member. Test the password with `passwords.strength_check` beforehand. When
   * `member_authenticated` is `false`, finish MFA with the `intermediate_session_token`.
   *
   * `POST /v1/b2b/passwords/email/reset`. [Documentation](https://stytch.com/docs/b2b/api/email-reset).
   */
  call(
    name: "b2b.passwords.email.reset",
    args: b2b.passwords.email.Reset,
    options?: CallOptions,
  ): Promise<b2b.passwords.email.ResetResponse>;
  /**
   * Emails a member a link for resetting the password.
   *
   * The link's token goes to `passwords.email.reset`.
   *
   * `POST /v1/b2b/passwords/email/reset/start`. [Documentation](https://stytch.com/docs/b2b/api/email-reset-start).
   */
  call(
    name: "b2b.passwords.email.reset_start",
    args: b2b.passwords.email.ResetStart,
    options?: CallOptions,
  ): Promise<b2b.passwords.email.ResetStartResponse>;
  /**
   * Replaces a member's password, given the present one, and logs the member in.
   *
   * Revokes all sessions of the member. Test the new password with `passwords.strength_check` beforehand. When
   * `member_authenticated` is `false`, finish MFA with the `intermediate_session_token`.
   *
   * `POST /v1/b2b/passwords/existing_password/reset`. [Documentation](https://stytch.com/docs/b2b/api/existing-reset).
   */
  call(
    name: "b2b.passwords.existing_password.reset",
    args: b2b.passwords.existing_password.Reset,
    options?: CallOptions,
  ): Promise<b2b.passwords.existing_password.ResetResponse>;
  /**
   * Imports a password hash for a member, creating the member if needed.
   *
   * Marks the email address as verified, so import only users whose address you verified yourself. Where organizations
   * share passwords, call it once for each of them. Limited to 100 requests a second.
   *
   * `POST /v1/b2b/passwords/migrate`. [Documentation](https://stytch.com/docs/b2b/api/migrate).
   */
  call(
    name: "b2b.passwords.migrate",
    args: b2b.passwords.Migrate,
    options?: CallOptions,
  ): Promise<b2b.passwords.MigrateResponse>;
  /**
   * Sets a member's new password, authorized by a session.
   *
   * Needs `session_token` or `session_jwt`, with a factor not older than 5 minutes. Revokes all other sessions of the
   * member.
   *
   * `POST /v1/b2b/passwords/session/reset`. [Documentation](https://stytch.com/docs/b2b/api/session-reset).
   */
  call(
    name: "b2b.passwords.sessions.reset",
    args: b2b.passwords.sessions.Reset,
    options?: CallOptions,
  ): Promise<b2b.passwords.sessions.ResetResponse>;
  /**
   * Checks a password against the project's strength policy.
   *
   * `zxcvbn_feedback` or `luds_feedback` tells the user what is missing, depending on `strength_policy`.
   *
   * `POST /v1/b2b/passwords/strength_check`. [Documentation](https://stytch.com/docs/b2b/api/strength-check).
   */
  call(
    name: "b2b.passwords.strength_check",
    args: b2b.passwords.StrengthCheck,
    options?: CallOptions,
  ): Promise<b2b.passwords.StrengthCheckResponse>;
  /**
   * Fetches the roles that an organization adds to the project's RBAC policy.
   *
   * In private beta: Stytch must enable it for the workspace.
   *
   * `GET /v1/b2b/rbac/organizations/{organization_id}`.
   * [Documentation](https://stytch.com/docs/b2b/api/rbac-role-object).
   */
  call(
    name: "b2b.rbac.organizations.get_org_policy",
    args: b2b.rbac.organizations.GetOrgPolicy,
    options?: CallOptions,
  ): Promise<b2b.rbac.organizations.GetOrgPolicyResponse>;
  /**
   * Replaces the roles that an organization adds to the project's RBAC policy.
   *
   * Roles left out of `org_policy` are removed; the project's own policy does not change. In private beta: Stytch must
   * enable it for the workspace.
   *
   * `PUT /v1/b2b/rbac/organizations/{organization_id}`.
   * [Documentation](https://stytch.com/docs/b2b/api/rbac-role-object).
   */
  call(
    name: "b2b.rbac.organizations.set_org_policy",
    args: b2b.rbac.organizations.SetOrgPolicy,
    options?: CallOptions,
  ): Promise<b2b.rbac.organizations.SetOrgPolicyResponse>;
  /**
   * Fetches the project's RBAC policy.
   *
   * It holds the roles, resources and scopes defined in the dashboard. Cache it: that allows authorization checks
   * without a request.
   *
   * `GET /v1/b2b/rbac/policy`. [Documentation](https://stytch.com/docs/b2b/api/rbac-resource-object).
   */
  call(name: "b2b.rbac.policy", args?: b2b.rbac.Policy, options?: CallOptions): Promise<b2b.rbac.PolicyResponse>;
  /**
   * Fetches the recovery codes that a member has left.
   *
   * `GET /v1/b2b/recovery_codes/{organization_id}/{member_id}`.
   * [Documentation](https://stytch.com/docs/b2b/api/recovery-codes-get).
   */
  call(
    name: "b2b.recovery_codes.get",
    args: b2b.recovery_codes.Get,
    options?: CallOptions,
  ): Promise<b2b.recovery_codes.GetResponse>;
  /**
   * Completes a member's MFA with a recovery code.
   *
   * The code is used up; `recovery_codes_remaining` counts the others.
   *
   * `POST /v1/b2b/recovery_codes/recover`. [Documentation](https://stytch.com/docs/b2b/api/recovery-codes-recover).
   */
  call(
    name: "b2b.recovery_codes.recover",
    args: b2b.recovery_codes.Recover,
    options?: CallOptions,
  ): Promise<b2b.recovery_codes.RecoverResponse>;
  /**
   * Replaces all recovery codes of a member.
   *
   * The old codes stop working at once.
   *
   * `POST /v1/b2b/recovery_codes/rotate`. [Documentation](https://stytch.com/docs/b2b/api/recovery-codes-rotate).
   */
  call(
    name: "b2b.recovery_codes.rotate",
    args: b2b.recovery_codes.Rotate,
    options?: CallOptions,
  ): Promise<b2b.recovery_codes.RotateResponse>;
  /**
   * Creates an organization's SCIM connection.
   *
   * The bearer token for the identity provider is in this response only.
   *
   * `POST /v1/b2b/scim/{organization_id}/connection`.
   * [Documentation](https://stytch.com/docs/b2b/api/create-scim-connection).
   */
  call(
    name: "b2b.scim.connection.create",
    args: b2b.scim.connection.Create,
    options?: MemberCallOptions,
  ): Promise<b2b.scim.connection.CreateResponse>;
  /**
   * Deletes a SCIM connection.
   *
   * `DELETE /v1/b2b/scim/{organization_id}/connection/{connection_id}`.
   * [Documentation](https://stytch.com/docs/b2b/api/delete-scim-connection).
   */
  call(
    name: "b2b.scim.connection.delete",
    args: b2b.scim.connection.Delete,
    options?: MemberCallOptions,
  ): Promise<b2b.scim.connection.DeleteResponse>;
  /**
   * Fetches an organization's SCIM connection.
   *
   * `GET /v1/b2b/scim/{organization_id}/connection`.
   * [Documentation](https://stytch.com/docs/b2b/api/get-scim-connection).
   */
  call(
    name: "b2b.scim.connection.get",
    args: b2b.scim.connection.Get,
    options?: MemberCallOptions,
  ): Promise<b2b.scim.connection.GetResponse>;
  /**
   * Lists the groups that a SCIM connection has brought in.
   *
   * Paginated by `cursor` and `limit`.
   *
   * `GET /v1/b2b/scim/{organization_id}/connection/{connection_id}`.
   * [Documentation](https://stytch.com/docs/b2b/api/get-scim-connection-groups).
   */
  call(
    name: "b2b.scim.connection.get_groups",
    args: b2b.scim.connection.GetGroups,
    options?: MemberCallOptions,
  ): Promise<b2b.scim.connection.GetGroupsResponse>;
  /**
   * Cancels a rotation of a SCIM token; the old token stays in use.
   *
   * `POST /v1/b2b/scim/{organization_id}/connection/{connection_id}/rotate/cancel`.
   * [Documentation](https://stytch.com/docs/b2b/api/scim-rotate-token-cancel).
   */
  call(
    name: "b2b.scim.connection.rotate_cancel",
    args: b2b.scim.connection.RotateCancel,
    options?: MemberCallOptions,
  ): Promise<b2b.scim.connection.RotateCancelResponse>;
  /**
   * Completes a rotation of a SCIM token; the token from `rotate_start` takes over.
   *
   * Give the new token to the identity provider first.
   *
   * `POST /v1/b2b/scim/{organization_id}/connection/{connection_id}/rotate/complete`.
   * [Documentation](https://stytch.com/docs/b2b/api/scim-rotate-token-complete).
   */
  call(
    name: "b2b.scim.connection.rotate_complete",
    args: b2b.scim.connection.RotateComplete,
    options?: MemberCallOptions,
  ): Promise<b2b.scim.connection.RotateCompleteResponse>;
  /**
   * Starts a rotation of a SCIM token and returns the next token.
   *
   * End it with `rotate_complete` or `rotate_cancel`.
   *
   * `POST /v1/b2b/scim/{organization_id}/connection/{connection_id}/rotate/start`.
   * [Documentation](https://stytch.com/docs/b2b/api/scim-rotate-token-start).
   */
  call(
    name: "b2b.scim.connection.rotate_start",
    args: b2b.scim.connection.RotateStart,
    options?: MemberCallOptions,
  ): Promise<b2b.scim.connection.RotateStartResponse>;
  /**
   * Updates a SCIM connection.
   *
   * `PUT /v1/b2b/scim/{organization_id}/connection/{connection_id}`.
   * [Documentation](https://stytch.com/docs/b2b/api/update-scim-connection).
   */
  call(
    name: "b2b.scim.connection.update",
    args: b2b.scim.connection.Update,
    options?: MemberCallOptions,
  ): Promise<b2b.scim.connection.UpdateResponse>;
  /**
   * Exchanges a token from a trusted identity provider for a member session.
   *
   * Needs a trusted auth token profile from the dashboard. With `session_token` or `session_jwt`, the factor is added
   * to that session.
   *
   * `POST /v1/b2b/sessions/attest`. [Documentation](https://stytch.com/docs/b2b/api/attest-session).
   */
  call(
    name: "b2b.sessions.attest",
    args: b2b.sessions.Attest,
    options?: CallOptions,
  ): Promise<b2b.sessions.AttestResponse>;
  /**
   * Checks a member session, and extends or authorizes it on request.
   *
   * Needs exactly one of `session_token` and `session_jwt`; an expired JWT is renewed while its session lives. The
   * session is extended only if `session_duration_minutes` is set. With `authorization_check`, the call fails with 403
   * if the member lacks the permission or belongs to another organization.
   *
   * `POST /v1/b2b/sessions/authenticate`. [Documentation](https://stytch.com/docs/b2b/api/authenticate-session).
   */
  call(
    name: "b2b.sessions.authenticate",
    args?: b2b.sessions.Authenticate,
    options?: CallOptions,
  ): Promise<b2b.sessions.AuthenticateResponse>;
  /**
   * Exchanges a member session for one in another organization.
   *
   * Can accept an invite, but cannot provision a new member. When `member_authenticated` is `false`, no session exists
   * yet: look at `primary_required` first, then `mfa_required`, and pass the returned `intermediate_session_token` to
   * the authenticate call that is still missing.
   *
   * `POST /v1/b2b/sessions/exchange`. [Documentation](https://stytch.com/docs/b2b/api/exchange-session).
   */
  call(
    name: "b2b.sessions.exchange",
    args: b2b.sessions.Exchange,
    options?: CallOptions,
  ): Promise<b2b.sessions.ExchangeResponse>;
  /**
   * Exchanges a connected app's access token for a session of its member.
   *
   * The token needs the `full_access` scope, which only first-party apps get, must not be older than 5 minutes, and
   * works once. MFA is never required.
   *
   * `POST /v1/b2b/sessions/exchange_access_token`.
   * [Documentation](https://stytch.com/docs/b2b/api/connected-app-access-token-exchange).
   */
  call(
    name: "b2b.sessions.exchange_access_token",
    args: b2b.sessions.ExchangeAccessToken,
    options?: CallOptions,
  ): Promise<b2b.sessions.ExchangeAccessTokenResponse>;
  /**
   * Lists a member's active sessions.
   *
   * `GET /v1/b2b/sessions`. [Documentation](https://stytch.com/docs/b2b/api/session-object).
   */
  call(name: "b2b.sessions.get", args: b2b.sessions.Get, options?: CallOptions): Promise<b2b.sessions.GetResponse>;
  /**
   * Fetches the keys that sign the project's session JWTs.
   *
   * Pick the key by `kid`. Keys change about every 6 months, and the old one stays listed for a month.
   *
   * `GET /v1/b2b/sessions/jwks/{project_id}`.
   * [Documentation](https://stytch.com/docs/b2b/guides/sessions/resources/using-jwts).
   */
  call(
    name: "b2b.sessions.get_jwks",
    args?: b2b.sessions.GetJwks,
    options?: CallOptions,
  ): Promise<b2b.sessions.GetJwksResponse>;
  /**
   * Exchanges a session token of an external OIDC provider for a member session.
   *
   * Stytch asks the UserInfo endpoint configured in the dashboard for the email address. The member must exist already.
   *
   * `POST /v1/b2b/sessions/migrate`.
   * [Documentation](https://stytch.com/docs/api-reference/b2b/api/sessions/migrate-session).
   */
  call(
    name: "b2b.sessions.migrate",
    args: b2b.sessions.Migrate,
    options?: CallOptions,
  ): Promise<b2b.sessions.MigrateResponse>;
  /**
   * Revokes one session, or all sessions of a member.
   *
   * `member_session_id`, `session_token` or `session_jwt` names one session; `member_id` means all of them.
   *
   * `POST /v1/b2b/sessions/revoke`. [Documentation](https://stytch.com/docs/b2b/api/revoke-session).
   */
  call(
    name: "b2b.sessions.revoke",
    args?: b2b.sessions.Revoke,
    options?: MemberCallOptions,
  ): Promise<b2b.sessions.RevokeResponse>;
  /**
   * Logs a member in with the token from a finished SSO flow.
   *
   * The session lasts 60 minutes unless `session_duration_minutes` says otherwise; pass `session_token` or
   * `session_jwt` to add to an existing one. When `member_authenticated` is `false`, there is only an
   * `intermediate_session_token`: finish with `otps.sms.authenticate`, `totps.authenticate` or
   * `recovery_codes.recover`.
   *
   * `POST /v1/b2b/sso/authenticate`. [Documentation](https://stytch.com/docs/b2b/api/sso-authenticate).
   */
  call(
    name: "b2b.sso.authenticate",
    args: b2b.sso.Authenticate,
    options?: CallOptions,
  ): Promise<b2b.sso.AuthenticateResponse>;
  /**
   * Deletes an SSO connection of any kind.
   *
   * `DELETE /v1/b2b/sso/{organization_id}/connections/{connection_id}`.
   * [Documentation](https://stytch.com/docs/b2b/api/delete-sso-connection).
   */
  call(
    name: "b2b.sso.delete_connection",
    args: b2b.sso.DeleteConnection,
    options?: MemberCallOptions,
  ): Promise<b2b.sso.DeleteConnectionResponse>;
  /**
   * Creates an SSO connection that relies on a connection of another organization.
   *
   * `POST /v1/b2b/sso/external/{organization_id}`.
   * [Documentation](https://stytch.com/docs/b2b/api/create-external-connection).
   */
  call(
    name: "b2b.sso.external.create_connection",
    args: b2b.sso.external.CreateConnection,
    options?: MemberCallOptions,
  ): Promise<b2b.sso.external.CreateConnectionResponse>;
  /**
   * Updates an external SSO connection.
   *
   * `PUT /v1/b2b/sso/external/{organization_id}/connections/{connection_id}`.
   * [Documentation](https://stytch.com/docs/b2b/api/update-external-connection).
   */
  call(
    name: "b2b.sso.external.update_connection",
    args: b2b.sso.external.UpdateConnection,
    options?: MemberCallOptions,
  ): Promise<b2b.sso.external.UpdateConnectionResponse>;
  /**
   * Lists an organization's SAML, OIDC and external SSO connections.
   *
   * `GET /v1/b2b/sso/{organization_id}`. [Documentation](https://stytch.com/docs/b2b/api/get-sso-connections).
   */
  call(
    name: "b2b.sso.get_connections",
    args: b2b.sso.GetConnections,
    options?: MemberCallOptions,
  ): Promise<b2b.sso.GetConnectionsResponse>;
  /**
   * Creates an OIDC connection.
   *
   * It becomes active once `update_connection` has filled in the provider's details.
   *
   * `POST /v1/b2b/sso/oidc/{organization_id}`. [Documentation](https://stytch.com/docs/b2b/api/create-oidc-connection).
   */
  call(
    name: "b2b.sso.oidc.create_connection",
    args: b2b.sso.oidc.CreateConnection,
    options?: MemberCallOptions,
  ): Promise<b2b.sso.oidc.CreateConnectionResponse>;
  /**
   * Updates an OIDC connection.
   *
   * A new `issuer` makes Stytch read the provider's metadata and fill in `authorization_url`, `token_url`,
   * `userinfo_url` and `jwks_url`; values in the request win. `client_id` and `client_secret` are never inferred. The
   * connection turns active when these seven are set.
   *
   * `PUT /v1/b2b/sso/oidc/{organization_id}/connections/{connection_id}`.
   * [Documentation](https://stytch.com/docs/b2b/api/update-oidc-connection).
   */
  call(
    name: "b2b.sso.oidc.update_connection",
    args: b2b.sso.oidc.UpdateConnection,
    options?: MemberCallOptions,
  ): Promise<b2b.sso.oidc.UpdateConnectionResponse>;
  /**
   * Creates a SAML connection.
   *
   * It becomes active once `update_connection` has filled in the provider's details.
   *
   * `POST /v1/b2b/sso/saml/{organization_id}`. [Documentation](https://stytch.com/docs/b2b/api/create-saml-connection).
   */
  call(
    name: "b2b.sso.saml.create_connection",
    args: b2b.sso.saml.CreateConnection,
    options?: MemberCallOptions,
  ): Promise<b2b.sso.saml.CreateConnectionResponse>;
  /**
   * Deletes a SAML encryption key.
   *
   * `DELETE /v1/b2b/sso/saml/{organization_id}/connections/{connection_id}/encryption_private_keys/{private_key_id}`.
   * [Documentation](https://stytch.com/docs/b2b/api/delete-encryption-private-key).
   */
  call(
    name: "b2b.sso.saml.delete_encryption_private_key",
    args: b2b.sso.saml.DeleteEncryptionPrivateKey,
    options?: MemberCallOptions,
  ): Promise<b2b.sso.saml.DeleteEncryptionPrivateKeyResponse>;
  /**
   * Deletes a SAML verification certificate.
   *
   * Needed when rotating, since a connection holds 5 at most. An active connection must keep one.
   *
   * `DELETE /v1/b2b/sso/saml/{organization_id}/connections/{connection_id}/verification_certificates/{certificate_id}`.
   * [Documentation](https://stytch.com/docs/b2b/api/delete-verification-certificate).
   */
  call(
    name: "b2b.sso.saml.delete_verification_certificate",
    args: b2b.sso.saml.DeleteVerificationCertificate,
    options?: MemberCallOptions,
  ): Promise<b2b.sso.saml.DeleteVerificationCertificateResponse>;
  /**
   * Updates a SAML connection from the identity provider's metadata URL.
   *
   * The metadata lacks `attribute_mapping`; the connection turns active after `update_connection` has set it.
   *
   * `PUT /v1/b2b/sso/saml/{organization_id}/connections/{connection_id}/url`.
   * [Documentation](https://stytch.com/docs/b2b/api/update-saml-connection).
   */
  call(
    name: "b2b.sso.saml.update_by_url",
    args: b2b.sso.saml.UpdateByUrl,
    options?: MemberCallOptions,
  ): Promise<b2b.sso.saml.UpdateByUrlResponse>;
  /**
   * Updates a SAML connection.
   *
   * A new connection turns active when `idp_entity_id`, `idp_sso_url`, `x509_certificate` and `attribute_mapping` are
   * set.
   *
   * `PUT /v1/b2b/sso/saml/{organization_id}/connections/{connection_id}`.
   * [Documentation](https://stytch.com/docs/b2b/api/update-saml-connection).
   */
  call(
    name: "b2b.sso.saml.update_connection",
    args: b2b.sso.saml.UpdateConnection,
    options?: MemberCallOptions,
  ): Promise<b2b.sso.saml.UpdateConnectionResponse>;
  /**
   * Checks a member's TOTP code, as a second factor or to step up a session.
   *
   * Pass the `intermediate_session_token` of an unfinished login, or the token of the session to step up.
   * `set_mfa_enrollment` is ignored where the MFA policy is `REQUIRED_FOR_ALL`.
   *
   * `POST /v1/b2b/totp/authenticate`. [Documentation](https://stytch.com/docs/b2b/api/authenticate-totp).
   */
  call(
    name: "b2b.totps.authenticate",
    args: b2b.totps.Authenticate,
    options?: CallOptions,
  ): Promise<b2b.totps.AuthenticateResponse>;
  /**
   * Creates a TOTP registration for a member.
   *
   * Show `qr_code` or `secret` to the member, then confirm with `totps.authenticate`. A member who already has an MFA
   * factor must pass a token of a session with that factor.
   *
   * `POST /v1/b2b/totp`. [Documentation](https://stytch.com/docs/b2b/api/totp-create).
   */
  call(name: "b2b.totps.create", args: b2b.totps.Create, options?: CallOptions): Promise<b2b.totps.CreateResponse>;
  /**
   * Imports a member's TOTP secret from another system.
   *
   * If no `recovery_codes` are given, Stytch makes new ones.
   *
   * `POST /v1/b2b/totp/migrate`. [Documentation](https://stytch.com/docs/b2b/api/totp-create).
   */
  call(name: "b2b.totps.migrate", args: b2b.totps.Migrate, options?: CallOptions): Promise<b2b.totps.MigrateResponse>;
  /**
   * Creates a connected app.
   *
   * Only this response contains the `client_secret` (for the types `first_party` and `third_party`): store it. A lost
   * secret can only be rotated.
   *
   * `POST /v1/connected_apps/clients`.
   * [Documentation](https://stytch.com/docs/api-reference/b2b/api/connected-apps/application-management/create-connected-app).
   */
  call(
    name: "connected_apps.clients.create",
    args: connected_apps.clients.Create,
    options?: CallOptions,
  ): Promise<connected_apps.clients.CreateResponse>;
  /**
   * Deletes a connected app.
   *
   * `DELETE /v1/connected_apps/clients/{client_id}`.
   * [Documentation](https://stytch.com/docs/api-reference/b2b/api/connected-apps/application-management/create-connected-app).
   */
  call(
    name: "connected_apps.clients.delete",
    args: connected_apps.clients.Delete,
    options?: CallOptions,
  ): Promise<connected_apps.clients.DeleteResponse>;
  /**
   * Fetches a connected app.
   *
   * `GET /v1/connected_apps/clients/{client_id}`.
   * [Documentation](https://stytch.com/docs/api-reference/b2b/api/connected-apps/application-management/create-connected-app).
   */
  call(
    name: "connected_apps.clients.get",
    args: connected_apps.clients.Get,
    options?: CallOptions,
  ): Promise<connected_apps.clients.GetResponse>;
  /**
   * Lists the connected apps of the project.
   *
   * Paginated by `cursor` and `limit`; there are no filters yet.
   *
   * `POST /v1/connected_apps/clients/search`.
   * [Documentation](https://stytch.com/docs/api-reference/b2b/api/connected-apps/application-management/create-connected-app).
   */
  call(
    name: "connected_apps.clients.search",
    args?: connected_apps.clients.Search,
    options?: CallOptions,
  ): Promise<connected_apps.clients.SearchResponse>;
  /**
   * Completes a secret rotation; the next secret takes over and the old one stops working.
   *
   * `POST /v1/connected_apps/clients/{client_id}/secrets/rotate`.
   * [Documentation](https://stytch.com/docs/api-reference/consumer/api/connected-apps/rotate-secret/start-secret-rotation).
   */
  call(
    name: "connected_apps.clients.secrets.rotate",
    args: connected_apps.clients.secrets.Rotate,
    options?: CallOptions,
  ): Promise<connected_apps.clients.secrets.RotateResponse>;
  /**
   * Cancels a secret rotation; only the old secret stays valid.
   *
   * `POST /v1/connected_apps/clients/{client_id}/secrets/rotate/cancel`.
   * [Documentation](https://stytch.com/docs/api-reference/consumer/api/connected-apps/rotate-secret/cancel-secret-rotation).
   */
  call(
    name: "connected_apps.clients.secrets.rotate_cancel",
    args: connected_apps.clients.secrets.RotateCancel,
    options?: CallOptions,
  ): Promise<connected_apps.clients.secrets.RotateCancelResponse>;
  /**
   * Starts a secret rotation and returns the next secret of a connected app.
   *
   * Only this response contains `next_client_secret`: store it. Both secrets work until `rotate` or `rotate_cancel`.
   *
   * `POST /v1/connected_apps/clients/{client_id}/secrets/rotate/start`.
   * [Documentation](https://stytch.com/docs/api-reference/consumer/api/connected-apps/rotate-secret/start-secret-rotation).
   */
  call(
    name: "connected_apps.clients.secrets.rotate_start",
    args: connected_apps.clients.secrets.RotateStart,
    options?: CallOptions,
  ): Promise<connected_apps.clients.secrets.RotateStartResponse>;
  /**
   * Updates a connected app.
   *
   * Its type, ID and secrets cannot be changed here.
   *
   * `PUT /v1/connected_apps/clients/{client_id}`.
   * [Documentation](https://stytch.com/docs/api-reference/b2b/api/connected-apps/application-management/create-connected-app).
   */
  call(
    name: "connected_apps.clients.update",
    args: connected_apps.clients.Update,
    options?: CallOptions,
  ): Promise<connected_apps.clients.UpdateResponse>;
  /**
   * Logs a user in with a crypto wallet's signature of the challenge.
   *
   * Get the challenge from `authenticate_start`.
   *
   * `POST /v1/crypto_wallets/authenticate`. [Documentation](https://stytch.com/docs/api/crypto-wallet-authenticate).
   */
  call(
    name: "consumer.crypto_wallets.authenticate",
    args: consumer.crypto_wallets.Authenticate,
    options?: CallOptions,
  ): Promise<consumer.crypto_wallets.AuthenticateResponse>;
  /**
   * Starts a crypto wallet login and returns the challenge to sign.
   *
   * For Ethereum wallets, `siwe_params` (at least `domain` and `uri`) makes it a Sign In With Ethereum message. The
   * signature goes to `authenticate`.
   *
   * `POST /v1/crypto_wallets/authenticate/start`.
   * [Documentation](https://stytch.com/docs/api/crypto-wallet-authenticate-start).
   */
  call(
    name: "consumer.crypto_wallets.authenticate_start",
    args: consumer.crypto_wallets.AuthenticateStart,
    options?: CallOptions,
  ): Promise<consumer.crypto_wallets.AuthenticateStartResponse>;
  /**
   * Records a user's decision on a connected app's authorization request and returns where to redirect.
   *
   * Validate the request with `authorize_start` first. Name the user by exactly one of `user_id`, `session_token` and
   * `session_jwt`; a session is required if the app will later use `sessions.exchange_access_token`. Redirect to
   * `redirect_uri` in any case: it carries either the code or the OAuth error.
   *
   * `POST /v1/idp/oauth/authorize`. [Documentation](https://stytch.com/docs/api/connected-apps-oauth-authorize).
   */
  call(
    name: "consumer.idp.oauth.authorize",
    args: consumer.idp.oauth.Authorize,
    options?: CallOptions,
  ): Promise<consumer.idp.oauth.AuthorizeResponse>;
  /**
   * Checks a connected app's authorization request and returns what a consent screen must show.
   *
   * Name the user by exactly one of `user_id`, `session_token` and `session_jwt`. Ask for consent if `consent_required`
   * is `true`, then call `authorize`.
   *
   * `POST /v1/idp/oauth/authorize/start`.
   * [Documentation](https://stytch.com/docs/api/connected-apps-oauth-authorize-start).
   */
  call(
    name: "consumer.idp.oauth.authorize_start",
    args: consumer.idp.oauth.AuthorizeStart,
    options?: CallOptions,
  ): Promise<consumer.idp.oauth.AuthorizeStartResponse>;
  /**
   * Exchanges an impersonation token from the dashboard for a session as that user.
   *
   * The token works once. The session lasts 60 minutes and cannot be extended.
   *
   * `POST /v1/impersonation/authenticate`.
   * [Documentation](https://stytch.com/docs/api/authenticate-impersonation-token).
   */
  call(
    name: "consumer.impersonation.authenticate",
    args: consumer.impersonation.Authenticate,
    options?: CallOptions,
  ): Promise<consumer.impersonation.AuthenticateResponse>;
  /**
   * Logs a user in with the token of a magic link.
   *
   * The token works once. `options` can demand the same IP address or user agent as at sending. A session starts only
   * if `session_duration_minutes` is set.
   *
   * `POST /v1/magic_links/authenticate`. [Documentation](https://stytch.com/docs/api/authenticate-magic-link).
   */
  call(
    name: "consumer.magic_links.authenticate",
    args: consumer.magic_links.Authenticate,
    options?: CallOptions,
  ): Promise<consumer.magic_links.AuthenticateResponse>;
  /**
   * Creates a magic link token for a user, to deliver yourself.
   *
   * Treat the token as a secret. Authenticating it verifies no email address or phone number. Mail scanners that follow
   * links can use it up before the user does.
   *
   * `POST /v1/magic_links`. [Documentation](https://stytch.com/docs/api/create-magic-link).
   */
  call(
    name: "consumer.magic_links.create",
    args: consumer.magic_links.Create,
    options?: CallOptions,
  ): Promise<consumer.magic_links.CreateResponse>;
  /**
   * Creates a user and emails an invite link.
   *
   * The user stays `pending` until the link is followed. Its token goes to `magic_links.authenticate`.
   *
   * `POST /v1/magic_links/email/invite`. [Documentation](https://stytch.com/docs/api/invite-by-email).
   */
  call(
    name: "consumer.magic_links.email.invite",
    args: consumer.magic_links.email.Invite,
    options?: CallOptions,
  ): Promise<consumer.magic_links.email.InviteResponse>;
  /**
   * Emails a login link to an active user, or a signup link to any other address.
   *
   * An unknown address creates a user, who is pending if `create_user_as_pending` is set. The link's token goes to
   * `magic_links.authenticate`.
   *
   * `POST /v1/magic_links/email/login_or_create`.
   * [Documentation](https://stytch.com/docs/api/log-in-or-create-user-by-email).
   */
  call(
    name: "consumer.magic_links.email.login_or_create",
    args: consumer.magic_links.email.LoginOrCreate,
    options?: CallOptions,
  ): Promise<consumer.magic_links.email.LoginOrCreateResponse>;
  /**
   * Revokes the pending invite of an email address.
   *
   * `POST /v1/magic_links/email/revoke_invite`. [Documentation](https://stytch.com/docs/api/revoke-pending-invite).
   */
  call(
    name: "consumer.magic_links.email.revoke_invite",
    args: consumer.magic_links.email.RevokeInvite,
    options?: CallOptions,
  ): Promise<consumer.magic_links.email.RevokeInviteResponse>;
  /**
   * Emails a magic link to an existing user.
   *
   * With one of `user_id`, `session_token` and `session_jwt`, adds the address to that user; it is dropped again unless
   * authenticated within 5 minutes. The link's token goes to `magic_links.authenticate`.
   *
   * `POST /v1/magic_links/email/send`. [Documentation](https://stytch.com/docs/api/send-by-email).
   */
  call(
    name: "consumer.magic_links.email.send",
    args: consumer.magic_links.email.Send,
    options?: CallOptions,
  ): Promise<consumer.magic_links.email.SendResponse>;
  /**
   * Creates a token that ties the next OAuth flow to an existing user.
   *
   * Needs exactly one of `user_id`, `session_token` and `session_jwt`. Pass the token to the start URL of the same
   * provider. Only needed where no verified email address from the provider identifies the user.
   *
   * `POST /v1/oauth/attach`. [Documentation](https://stytch.com/docs/api/oauth-attach).
   */
  call(
    name: "consumer.oauth.attach",
    args: consumer.oauth.Attach,
    options?: CallOptions,
  ): Promise<consumer.oauth.AttachResponse>;
  /**
   * Logs a user in with the token from a finished OAuth flow.
   *
   * A Stytch session starts only if `session_duration_minutes` is set.
   *
   * `POST /v1/oauth/authenticate`. [Documentation](https://stytch.com/docs/api/oauth-authenticate).
   */
  call(
    name: "consumer.oauth.authenticate",
    args: consumer.oauth.Authenticate,
    options?: CallOptions,
  ): Promise<consumer.oauth.AuthenticateResponse>;
  /**
   * Logs a user in with a passcode sent by SMS, WhatsApp or email.
   *
   * `method_id` is the `phone_id` or `email_id` that the sending call returned. A code works once, and only the newest
   * for a `method_id` is valid. A session starts only if `session_duration_minutes` is set.
   *
   * `POST /v1/otps/authenticate`. [Documentation](https://stytch.com/docs/api/authenticate-otp).
   */
  call(
    name: "consumer.otps.authenticate",
    args: consumer.otps.Authenticate,
    options?: CallOptions,
  ): Promise<consumer.otps.AuthenticateResponse>;
  /**
   * Emails a passcode to an address, creating a user if none has it.
   *
   * The code goes to `otps.authenticate`, with the returned `email_id` as `method_id`.
   *
   * `POST /v1/otps/email/login_or_create`.
   * [Documentation](https://stytch.com/docs/api/log-in-or-create-user-by-email-otp).
   */
  call(
    name: "consumer.otps.email.login_or_create",
    args: consumer.otps.email.LoginOrCreate,
    options?: CallOptions,
  ): Promise<consumer.otps.email.LoginOrCreateResponse>;
  /**
   * Emails a passcode to an existing user.
   *
   * With one of `user_id`, `session_token` and `session_jwt`, adds the address to that user; it is dropped again unless
   * authenticated within 5 minutes. The code goes to `otps.authenticate`, with the returned `email_id` as `method_id`.
   *
   * `POST /v1/otps/email/send`. [Documentation](https://stytch.com/docs/api/send-otp-by-email).
   */
  call(
    name: "consumer.otps.email.send",
    args: consumer.otps.email.Send,
    options?: CallOptions,
  ): Promise<consumer.otps.email.SendResponse>;
  /**
   * Sends a passcode to a phone number, creating a user if none has it.
   *
   * The code goes to `otps.authenticate`, with the returned `phone_id` as `method_id`. Outside the US and Canada,
   * countries may have to be allowed first.
   *
   * `POST /v1/otps/sms/login_or_create`. [Documentation](https://stytch.com/docs/api/log-in-or-create-user-by-sms).
   */
  call(
    name: "consumer.otps.sms.login_or_create",
    args: consumer.otps.sms.LoginOrCreate,
    options?: CallOptions,
  ): Promise<consumer.otps.sms.LoginOrCreateResponse>;
  /**
   * Sends a passcode to an existing user's phone number.
   *
   * Replaces an earlier code. With one of `user_id`, `session_token` and `session_jwt`, adds the number to that user;
   * it is dropped again unless authenticated within 5 minutes. The code goes to `otps.authenticate`, with the returned
   * `phone_id` as `method_id`. Outside the US and Canada, countries may have to be allowed first.
   *
   * `POST /v1/otps/sms/send`. [Documentation](https://stytch.com/docs/api/send-otp-by-sms).
   */
  call(
    name: "consumer.otps.sms.send",
    args: consumer.otps.sms.Send,
    options?: CallOptions,
  ): Promise<consumer.otps.sms.SendResponse>;
  /**
   * Sends a passcode to a WhatsApp number, creating a user if none has it.
   *
   * The code goes to `otps.authenticate`, with the returned `phone_id` as `method_id`.
   *
   * `POST /v1/otps/whatsapp/login_or_create`. [Documentation](https://stytch.com/docs/api/whatsapp-login-or-create).
   */
  call(
    name: "consumer.otps.whatsapp.login_or_create",
    args: consumer.otps.whatsapp.LoginOrCreate,
    options?: CallOptions,
  ): Promise<consumer.otps.whatsapp.LoginOrCreateResponse>;
  /**
   * Sends a passcode to an existing user's WhatsApp number.
   *
   * Replaces an earlier code. With one of `user_id`, `session_token` and `session_jwt`, adds the number to that user;
   * it is dropped again unless authenticated within 5 minutes. The code goes to `otps.authenticate`, with the returned
   * `phone_id` as `method_id`.
   *
   * `POST /v1/otps/whatsapp/send`. [Documentation](https://stytch.com/docs/api/whatsapp-send).
   */
  call(
    name: "consumer.otps.whatsapp.send",
    args: consumer.otps.whatsapp.Send,
    options?: CallOptions,
  ): Promise<consumer.otps.whatsapp.SendResponse>;
  /**
   * Logs a user in with email address and password.
   *
   * Even the right password fails with `reset_password` if it was breached, or if the user has since logged in without
   * a password by the same address for the first time. Start a reset then.
   *
   * `POST /v1/passwords/authenticate`. [Documentation](https://stytch.com/docs/api/password-authenticate).
   */
  call(
    name: "consumer.passwords.authenticate",
    args: consumer.passwords.Authenticate,
    options?: CallOptions,
  ): Promise<consumer.passwords.AuthenticateResponse>;
  /**
   * Creates a user with a password.
   *
   * A known address fails with `duplicate_email`: set the password of existing users with `passwords.migrate` or a
   * reset. Test the password with `passwords.strength_check` beforehand. A session starts only if
   * `session_duration_minutes` is set.
   *
   * `POST /v1/passwords`. [Documentation](https://stytch.com/docs/api/password-create).
   */
  call(
    name: "consumer.passwords.create",
    args: consumer.passwords.Create,
    options?: CallOptions,
  ): Promise<consumer.passwords.CreateResponse>;
  /**
   * Sets a user's new password with an emailed token, and logs the user in.
   *
   * Revokes all sessions of the user. Test the password with `passwords.strength_check` beforehand. `options` can
   * demand the same IP address or user agent as at the start.
   *
   * `POST /v1/passwords/email/reset`. [Documentation](https://stytch.com/docs/api/password-email-reset).
   */
  call(
    name: "consumer.passwords.email.reset",
    args: consumer.passwords.email.Reset,
    options?: CallOptions,
  ): Promise<consumer.passwords.email.ResetResponse>;
  /**
   * Emails a user a link for resetting the password.
   *
   * The link's token goes to `passwords.email.reset`.
   *
   * `POST /v1/passwords/email/reset/start`. [Documentation](https://stytch.com/docs/api/password-email-reset-start).
   */
  call(
    name: "consumer.passwords.email.reset_start",
    args: consumer.passwords.email.ResetStart,
    options?: CallOptions,
  ): Promise<consumer.passwords.email.ResetStartResponse>;
  /**
   * Replaces a user's password, given the present one.
   *
   * Revokes all sessions of the user.
   *
   * `POST /v1/passwords/existing_password/reset`.
   * [Documentation](https://stytch.com/docs/api/password-existing-password-reset).
   */
  call(
    name: "consumer.passwords.existing_password.reset",
    args: consumer.passwords.existing_password.Reset,
    options?: CallOptions,
  ): Promise<consumer.passwords.existing_password.ResetResponse>;
  /**
   * Imports a password hash for a user without a password, creating the user if needed.
   *
   * Takes bcrypt, scrypt, argon2, MD5, SHA-1, SHA-512 and PBKDF2 hashes. Limited to 100 requests a second.
   *
   * `POST /v1/passwords/migrate`. [Documentation](https://stytch.com/docs/api/password-migrate).
   */
  call(
    name: "consumer.passwords.migrate",
    args: consumer.passwords.Migrate,
    options?: CallOptions,
  ): Promise<consumer.passwords.MigrateResponse>;
  /**
   * Sets a user's new password, authorized by a session.
   *
   * Needs `session_token` or `session_jwt`, with a password, email link or email passcode factor not older than 5
   * minutes. Revokes all other sessions of the user.
   *
   * `POST /v1/passwords/session/reset`. [Documentation](https://stytch.com/docs/api/password-session-reset).
   */
  call(
    name: "consumer.passwords.sessions.reset",
    args: consumer.passwords.sessions.Reset,
    options?: CallOptions,
  ): Promise<consumer.passwords.sessions.ResetResponse>;
  /**
   * Checks a password against the project's strength policy.
   *
   * `feedback` tells the user what is missing.
   *
   * `POST /v1/passwords/strength_check`. [Documentation](https://stytch.com/docs/api/password-strength-check).
   */
  call(
    name: "consumer.passwords.strength_check",
    args: consumer.passwords.StrengthCheck,
    options?: CallOptions,
  ): Promise<consumer.passwords.StrengthCheckResponse>;
  /**
   * Fetches the project's RBAC policy.
   *
   * It holds the roles, resources and scopes defined in the dashboard. Cache it: that allows authorization checks
   * without a request.
   *
   * `GET /v1/rbac/policy`. [Documentation](https://stytch.com/docs/api/rbac-resource-object).
   */
  call(
    name: "consumer.rbac.policy",
    args?: consumer.rbac.Policy,
    options?: CallOptions,
  ): Promise<consumer.rbac.PolicyResponse>;
  /**
   * Exchanges a token from a trusted identity provider for a session.
   *
   * Needs a trusted auth token profile from the dashboard. With `session_token` or `session_jwt`, the factor is added
   * to that session.
   *
   * `POST /v1/sessions/attest`. [Documentation](https://stytch.com/docs/api/attest-session).
   */
  call(
    name: "consumer.sessions.attest",
    args: consumer.sessions.Attest,
    options?: CallOptions,
  ): Promise<consumer.sessions.AttestResponse>;
  /**
   * Checks a session, and extends or authorizes it on request.
   *
   * Needs exactly one of `session_token` and `session_jwt`; both fail with `too_many_session_arguments`. An expired JWT
   * is renewed while its session lives. `session_duration_minutes` sets a new lifetime from now on. With
   * `authorization_check`, the call fails with 403 if the user lacks the permission.
   *
   * `POST /v1/sessions/authenticate`. [Documentation](https://stytch.com/docs/api/session-auth).
   */
  call(
    name: "consumer.sessions.authenticate",
    args?: consumer.sessions.Authenticate,
    options?: CallOptions,
  ): Promise<consumer.sessions.AuthenticateResponse>;
  /**
   * Exchanges a connected app's access token for a session of its user.
   *
   * The token needs the `full_access` scope, which only first-party apps get, must not be older than 5 minutes, and
   * works once.
   *
   * `POST /v1/sessions/exchange_access_token`.
   * [Documentation](https://stytch.com/docs/api/connected-app-access-token-exchange).
   */
  call(
    name: "consumer.sessions.exchange_access_token",
    args: consumer.sessions.ExchangeAccessToken,
    options?: CallOptions,
  ): Promise<consumer.sessions.ExchangeAccessTokenResponse>;
  /**
   * Lists a user's active sessions.
   *
   * `GET /v1/sessions`. [Documentation](https://stytch.com/docs/api/session-get).
   */
  call(
    name: "consumer.sessions.get",
    args: consumer.sessions.Get,
    options?: CallOptions,
  ): Promise<consumer.sessions.GetResponse>;
  /**
   * Fetches the keys that sign the project's session JWTs.
   *
   * Pick the key by `kid`. Keys change about every 6 months, and the old one stays listed for a month.
   *
   * `GET /v1/sessions/jwks/{project_id}`. [Documentation](https://stytch.com/docs/api/jwks-get).
   */
  call(
    name: "consumer.sessions.get_jwks",
    args?: consumer.sessions.GetJwks,
    options?: CallOptions,
  ): Promise<consumer.sessions.GetJwksResponse>;
  /**
   * Exchanges a session token of an external OIDC provider for a session.
   *
   * Stytch asks the UserInfo endpoint configured in the dashboard for the email address. The user must exist already.
   *
   * `POST /v1/sessions/migrate`. [Documentation](https://stytch.com/docs/api/session-object).
   */
  call(
    name: "consumer.sessions.migrate",
    args: consumer.sessions.Migrate,
    options?: CallOptions,
  ): Promise<consumer.sessions.MigrateResponse>;
  /**
   * Revokes a session with all its tokens.
   *
   * Needs exactly one of `session_id`, `session_token` and `session_jwt`.
   *
   * `POST /v1/sessions/revoke`. [Documentation](https://stytch.com/docs/api/session-revoke).
   */
  call(
    name: "consumer.sessions.revoke",
    args?: consumer.sessions.Revoke,
    options?: CallOptions,
  ): Promise<consumer.sessions.RevokeResponse>;
  /**
   * Checks a user's TOTP code.
   *
   * A session starts only if `session_duration_minutes` is set.
   *
   * `POST /v1/totps/authenticate`. [Documentation](https://stytch.com/docs/api/totp-authenticate).
   */
  call(
    name: "consumer.totps.authenticate",
    args: consumer.totps.Authenticate,
    options?: CallOptions,
  ): Promise<consumer.totps.AuthenticateResponse>;
  /**
   * Creates a TOTP registration for a user.
   *
   * Show `qr_code` or `secret` to the user, then confirm with `totps.authenticate`.
   *
   * `POST /v1/totps`. [Documentation](https://stytch.com/docs/api/totp-create).
   */
  call(
    name: "consumer.totps.create",
    args: consumer.totps.Create,
    options?: CallOptions,
  ): Promise<consumer.totps.CreateResponse>;
  /**
   * Checks a recovery code in place of a TOTP code.
   *
   * A session starts only if `session_duration_minutes` is set.
   *
   * `POST /v1/totps/recover`. [Documentation](https://stytch.com/docs/api/totp-recover).
   */
  call(
    name: "consumer.totps.recover",
    args: consumer.totps.Recover,
    options?: CallOptions,
  ): Promise<consumer.totps.RecoverResponse>;
  /**
   * Fetches the recovery codes of a user's TOTP registrations.
   *
   * `POST /v1/totps/recovery_codes`. [Documentation](https://stytch.com/docs/api/totp-get-recovery-codes).
   */
  call(
    name: "consumer.totps.recovery_codes",
    args: consumer.totps.RecoveryCodes,
    options?: CallOptions,
  ): Promise<consumer.totps.RecoveryCodesResponse>;
  /**
   * Lists the connected apps that a user has authorized.
   *
   * An app leaves the list when its access is revoked.
   *
   * `GET /v1/users/{user_id}/connected_apps`. [Documentation](https://stytch.com/docs/api/connected-app-user-get-all).
   */
  call(
    name: "consumer.users.connected_apps",
    args: consumer.users.ConnectedApps,
    options?: CallOptions,
  ): Promise<consumer.users.ConnectedAppsResponse>;
  /**
   * Creates a user.
   *
   * Needs an `email` or a `phone_number`.
   *
   * `POST /v1/users`. [Documentation](https://stytch.com/docs/api/create-user).
   */
  call(
    name: "consumer.users.create",
    args?: consumer.users.Create,
    options?: CallOptions,
  ): Promise<consumer.users.CreateResponse>;
  /**
   * Deletes a user.
   *
   * `DELETE /v1/users/{user_id}`. [Documentation](https://stytch.com/docs/api/delete-user).
   */
  call(
    name: "consumer.users.delete",
    args: consumer.users.Delete,
    options?: CallOptions,
  ): Promise<consumer.users.DeleteResponse>;
  /**
   * Deletes a biometric registration from its user.
   *
   * `DELETE /v1/users/biometric_registrations/{biometric_registration_id}`.
   * [Documentation](https://stytch.com/docs/api/delete-user-biometric-registration).
   */
  call(
    name: "consumer.users.delete_biometric_registration",
    args: consumer.users.DeleteBiometricRegistration,
    options?: CallOptions,
  ): Promise<consumer.users.DeleteBiometricRegistrationResponse>;
  /**
   * Deletes a crypto wallet from its user.
   *
   * `DELETE /v1/users/crypto_wallets/{crypto_wallet_id}`.
   * [Documentation](https://stytch.com/docs/api/delete-user-crypto-wallet).
   */
  call(
    name: "consumer.users.delete_crypto_wallet",
    args: consumer.users.DeleteCryptoWallet,
    options?: CallOptions,
  ): Promise<consumer.users.DeleteCryptoWalletResponse>;
  /**
   * Deletes an email address from its user.
   *
   * `DELETE /v1/users/emails/{email_id}`. [Documentation](https://stytch.com/docs/api/delete-user-email).
   */
  call(
    name: "consumer.users.delete_email",
    args: consumer.users.DeleteEmail,
    options?: CallOptions,
  ): Promise<consumer.users.DeleteEmailResponse>;
  /**
   * Removes the external ID from a user.
   *
   * `DELETE /v1/users/{user_id}/external_id`.
   * [Documentation](https://stytch.com/docs/api-reference/consumer/api/users/user-object).
   */
  call(
    name: "consumer.users.delete_external_id",
    args: consumer.users.DeleteExternalId,
    options?: CallOptions,
  ): Promise<consumer.users.DeleteExternalIdResponse>;
  /**
   * Deletes an OAuth registration from its user.
   *
   * `DELETE /v1/users/oauth/{oauth_user_registration_id}`.
   * [Documentation](https://stytch.com/docs/api/delete-user-oauth-registration).
   */
  call(
    name: "consumer.users.delete_oauth_registration",
    args: consumer.users.DeleteOauthRegistration,
    options?: CallOptions,
  ): Promise<consumer.users.DeleteOauthRegistrationResponse>;
  /**
   * Deletes a password from its user.
   *
   * `DELETE /v1/users/passwords/{password_id}`. [Documentation](https://stytch.com/docs/api/delete-user-password).
   */
  call(
    name: "consumer.users.delete_password",
    args: consumer.users.DeletePassword,
    options?: CallOptions,
  ): Promise<consumer.users.DeletePasswordResponse>;
  /**
   * Deletes a phone number from its user.
   *
   * `DELETE /v1/users/phone_numbers/{phone_id}`. [Documentation](https://stytch.com/docs/api/delete-user-phone-number).
   */
  call(
    name: "consumer.users.delete_phone_number",
    args: consumer.users.DeletePhoneNumber,
    options?: CallOptions,
  ): Promise<consumer.users.DeletePhoneNumberResponse>;
  /**
   * Deletes a TOTP registration from its user.
   *
   * `DELETE /v1/users/totps/{totp_id}`. [Documentation](https://stytch.com/docs/api/delete-user-totp).
   */
  call(
    name: "consumer.users.delete_totp",
    args: consumer.users.DeleteTotp,
    options?: CallOptions,
  ): Promise<consumer.users.DeleteTotpResponse>;
  /**
   * Deletes a passkey or WebAuthn registration from its user.
   *
   * `DELETE /v1/users/webauthn_registrations/{webauthn_registration_id}`.
   * [Documentation](https://stytch.com/docs/api/delete-user-webauthn-registration).
   */
  call(
    name: "consumer.users.delete_webauthn_registration",
    args: consumer.users.DeleteWebauthnRegistration,
    options?: CallOptions,
  ): Promise<consumer.users.DeleteWebauthnRegistrationResponse>;
  /**
   * Swaps a user's only email address or phone number for another.
   *
   * Set either `email_address` or `phone_number`; the kind may change. Fails unless the user has exactly one factor. It
   * acts with administrator rights: do not expose it to users.
   *
   * `PUT /v1/users/{user_id}/exchange_primary_factor`.
   * [Documentation](https://stytch.com/docs/api-reference/consumer/api/users/exchange-primary-factor).
   */
  call(
    name: "consumer.users.exchange_primary_factor",
    args: consumer.users.ExchangePrimaryFactor,
    options?: CallOptions,
  ): Promise<consumer.users.ExchangePrimaryFactorResponse>;
  /**
   * Fetches a user.
   *
   * `GET /v1/users/{user_id}`. [Documentation](https://stytch.com/docs/api/get-user).
   */
  call(
    name: "consumer.users.get",
    args: consumer.users.Get,
    options?: CallOptions,
  ): Promise<consumer.users.GetResponse>;
  /**
   * Withdraws a user's consent to a connected app and revokes all tokens the app holds for them.
   *
   * The app gets new tokens only after the user authorizes it again.
   *
   * `POST /v1/users/{user_id}/connected_apps/{connected_app_id}/revoke`.
   * [Documentation](https://stytch.com/docs/api/connected-app-user-revoke).
   */
  call(
    name: "consumer.users.revoke",
    args: consumer.users.Revoke,
    options?: CallOptions,
  ): Promise<consumer.users.RevokeResponse>;
  /**
   * Searches the users of the project.
   *
   * An empty `query` matches all users. Limited to 150 requests a minute and sometimes seconds slow: keep it out of
   * login flows.
   *
   * `POST /v1/users/search`. [Documentation](https://stytch.com/docs/api/search-users).
   */
  call(
    name: "consumer.users.search",
    args?: consumer.users.Search,
    options?: CallOptions,
  ): Promise<consumer.users.SearchResponse>;
  /**
   * Updates a user's name, metadata, external ID or roles.
   *
   * Email addresses and phone numbers cannot be added here, as they must be verified: use a `send` call with the
   * `user_id`.
   *
   * `PUT /v1/users/{user_id}`. [Documentation](https://stytch.com/docs/api/update-user).
   */
  call(
    name: "consumer.users.update",
    args: consumer.users.Update,
    options?: CallOptions,
  ): Promise<consumer.users.UpdateResponse>;
  /**
   * Logs a user in with a passkey or WebAuthn device.
   *
   * `public_key_credential` is what `navigator.credentials.get()` returned in the browser. A session starts only if
   * `session_duration_minutes` is set.
   *
   * `POST /v1/webauthn/authenticate`. [Documentation](https://stytch.com/docs/api/webauthn-authenticate).
   */
  call(
    name: "consumer.webauthn.authenticate",
    args: consumer.webauthn.Authenticate,
    options?: CallOptions,
  ): Promise<consumer.webauthn.AuthenticateResponse>;
  /**
   * Starts a login with a passkey or WebAuthn device.
   *
   * Pass `public_key_credential_request_options` to `navigator.credentials.get()`, and its result to `authenticate`.
   * Set `return_passkey_credential_options` for passkeys, and `use_base64_url_encoding` for the browser's built-in
   * methods.
   *
   * `POST /v1/webauthn/authenticate/start`. [Documentation](https://stytch.com/docs/api/webauthn-authenticate-start).
   */
  call(
    name: "consumer.webauthn.authenticate_start",
    args: consumer.webauthn.AuthenticateStart,
    options?: CallOptions,
  ): Promise<consumer.webauthn.AuthenticateStartResponse>;
  /**
   * Lists a user's passkey and WebAuthn credentials for a domain.
   *
   * `GET /v1/webauthn/credentials/{user_id}/{domain}`. [Documentation](https://stytch.com/docs/api/webauthn-register).
   */
  call(
    name: "consumer.webauthn.list_credentials",
    args: consumer.webauthn.ListCredentials,
    options?: CallOptions,
  ): Promise<consumer.webauthn.ListCredentialsResponse>;
  /**
   * Completes the registration of a passkey or WebAuthn device.
   *
   * `public_key_credential` is what `navigator.credentials.create()` returned in the browser. A session starts only if
   * `session_duration_minutes` is set.
   *
   * `POST /v1/webauthn/register`. [Documentation](https://stytch.com/docs/api/webauthn-register).
   */
  call(
    name: "consumer.webauthn.register",
    args: consumer.webauthn.Register,
    options?: CallOptions,
  ): Promise<consumer.webauthn.RegisterResponse>;
  /**
   * Starts the registration of a passkey or WebAuthn device.
   *
   * Pass `public_key_credential_creation_options` to `navigator.credentials.create()`, and its result to `register`.
   * Set `return_passkey_credential_options` for passkeys, and `use_base64_url_encoding` for the browser's built-in
   * methods.
   *
   * `POST /v1/webauthn/register/start`. [Documentation](https://stytch.com/docs/api/webauthn-register-start).
   */
  call(
    name: "consumer.webauthn.register_start",
    args: consumer.webauthn.RegisterStart,
    options?: CallOptions,
  ): Promise<consumer.webauthn.RegisterStartResponse>;
  /**
   * Renames a passkey or WebAuthn registration.
   *
   * `PUT /v1/webauthn/{webauthn_registration_id}`. [Documentation](https://stytch.com/docs/api/webauthn-update).
   */
  call(
    name: "consumer.webauthn.update",
    args: consumer.webauthn.Update,
    options?: CallOptions,
  ): Promise<consumer.webauthn.UpdateResponse>;
  /**
   * Returns the ID and name of the project that the credentials belong to.
   *
   * Useful for checking credentials.
   *
   * `GET /v1/debug/whoami`. [Documentation](https://stytch.com/docs/api).
   */
  call(name: "debug.whoami", args?: debug.Whoami, options?: CallOptions): Promise<debug.WhoamiResponse>;
  /**
   * Rates the risk of an email address.
   *
   * `action` recommends `ALLOW`, `CHALLENGE` or `BLOCK`. In beta: ask Stytch for access.
   *
   * `POST /v1/email/risk`. [Documentation](https://stytch.com/docs/fraud/api).
   */
  call(name: "fraud.email.risk", args: fraud.email.Risk, options?: CallOptions): Promise<fraud.email.RiskResponse>;
  /**
   * Fetches the device fingerprint and verdict for a telemetry ID.
   *
   * The verdict recommends `ALLOW`, `CHALLENGE` or `BLOCK`. An unknown or expired ID is a 404 `telemetry_id_not_found`;
   * treat it like `BLOCK`, because attackers can send forged IDs.
   *
   * `POST /v1/fingerprint/lookup`. [Documentation](https://stytch.com/docs/fraud/api/fingerprint-lookup).
   */
  call(
    name: "fraud.fingerprint.lookup",
    args: fraud.fingerprint.Lookup,
    options?: CallOptions,
  ): Promise<fraud.fingerprint.LookupResponse>;
  /**
   * Lists the project's fraud rules.
   *
   * Paginated by `cursor` and `limit`.
   *
   * `POST /v1/rules/list`. [Documentation](https://stytch.com/docs/fraud/api).
   */
  call(name: "fraud.rules.list", args?: fraud.rules.List, options?: CallOptions): Promise<fraud.rules.ListResponse>;
  /**
   * Sets the verdict for a visitor, browser, fingerprint, network or country.
   *
   * Rules apply in the order `visitor_id`, `browser_id`, `visitor_fingerprint`, `browser_fingerprint`,
   * `hardware_fingerprint`, `network_fingerprint`, then `cidr_block`, `asn` and `country_code`; of CIDR blocks the
   * smallest wins. Many people can share a browser, hardware or network fingerprint. A `country_code` cannot be set to
   * `ALLOW`.
   *
   * `POST /v1/rules/set`. [Documentation](https://stytch.com/docs/fraud/api).
   */
  call(name: "fraud.rules.set", args: fraud.rules.Set, options?: CallOptions): Promise<fraud.rules.SetResponse>;
  /**
   * Lists the verdict reasons that can be overridden, with their actions.
   *
   * The list does not contain every reason that a lookup may return.
   *
   * `POST /v1/verdict_reasons/list`. [Documentation](https://stytch.com/docs/fraud/api/set-verdict-reason-override).
   */
  call(
    name: "fraud.verdict_reasons.list",
    args?: fraud.verdict_reasons.List,
    options?: CallOptions,
  ): Promise<fraud.verdict_reasons.ListResponse>;
  /**
   * Overrides the action of a verdict reason.
   *
   * For instance, lets `VIRTUAL_MACHINE` pass with `ALLOW` in place of its default `CHALLENGE`.
   *
   * `POST /v1/verdict_reasons/override`.
   * [Documentation](https://stytch.com/docs/fraud/api/set-verdict-reason-override).
   */
  call(
    name: "fraud.verdict_reasons.override",
    args: fraud.verdict_reasons.Override,
    options?: CallOptions,
  ): Promise<fraud.verdict_reasons.OverrideResponse>;
  /**
   * Creates an M2M client.
   *
   * ID and secret are generated unless set, for instance to import a client. Only this response contains the
   * `client_secret`: store it. A lost secret can only be rotated.
   *
   * `POST /v1/m2m/clients`. [Documentation](https://stytch.com/docs/b2b/api/create-m2m-client).
   */
  call(
    name: "m2m.clients.create",
    args: m2m.clients.Create,
    options?: CallOptions,
  ): Promise<m2m.clients.CreateResponse>;
  /**
   * Deletes an M2M client.
   *
   * Access tokens issued to it stay valid until they expire; a low maximum token age when checking them narrows that
   * window.
   *
   * `DELETE /v1/m2m/clients/{client_id}`. [Documentation](https://stytch.com/docs/api/m2m-client).
   */
  call(
    name: "m2m.clients.delete",
    args: m2m.clients.Delete,
    options?: CallOptions,
  ): Promise<m2m.clients.DeleteResponse>;
  /**
   * Fetches an M2M client.
   *
   * `GET /v1/m2m/clients/{client_id}`.
   * [Documentation](https://stytch.com/docs/api-reference/b2b/api/m2m/m2m-client/get-m2m-client).
   */
  call(name: "m2m.clients.get", args: m2m.clients.Get, options?: CallOptions): Promise<m2m.clients.GetResponse>;
  /**
   * Searches the M2M clients of the project.
   *
   * Filters by `client_id`, `client_name` (exact) and `scopes`; an empty `query` matches all clients.
   *
   * `POST /v1/m2m/clients/search`.
   * [Documentation](https://stytch.com/docs/api-reference/b2b/api/m2m/m2m-client/search-m2m-clients).
   */
  call(
    name: "m2m.clients.search",
    args?: m2m.clients.Search,
    options?: CallOptions,
  ): Promise<m2m.clients.SearchResponse>;
  /**
   * Completes a secret rotation; the next secret takes over and the old one stops working.
   *
   * `POST /v1/m2m/clients/{client_id}/secrets/rotate`. [Documentation](https://stytch.com/docs/api/m2m-rotate-secret).
   */
  call(
    name: "m2m.clients.secrets.rotate",
    args: m2m.clients.secrets.Rotate,
    options?: CallOptions,
  ): Promise<m2m.clients.secrets.RotateResponse>;
  /**
   * Cancels a secret rotation; only the old secret stays valid.
   *
   * `POST /v1/m2m/clients/{client_id}/secrets/rotate/cancel`.
   * [Documentation](https://stytch.com/docs/api/m2m-rotate-secret-cancel).
   */
  call(
    name: "m2m.clients.secrets.rotate_cancel",
    args: m2m.clients.secrets.RotateCancel,
    options?: CallOptions,
  ): Promise<m2m.clients.secrets.RotateCancelResponse>;
  /**
   * Starts a secret rotation and returns the next secret of an M2M client.
   *
   * Only this response contains `next_client_secret`: store it. Both secrets work until `rotate` or `rotate_cancel`.
   *
   * `POST /v1/m2m/clients/{client_id}/secrets/rotate/start`.
   * [Documentation](https://stytch.com/docs/api/m2m-rotate-secret-start).
   */
  call(
    name: "m2m.clients.secrets.rotate_start",
    args: m2m.clients.secrets.RotateStart,
    options?: CallOptions,
  ): Promise<m2m.clients.secrets.RotateStartResponse>;
  /**
   * Updates an M2M client.
   *
   * `status` turns it off and on. An inactive client gets no tokens, but those it has stay valid until they expire.
   *
   * `PUT /v1/m2m/clients/{client_id}`.
   * [Documentation](https://stytch.com/docs/api-reference/b2b/api/m2m/m2m-client/update-m2m-client).
   */
  call(
    name: "m2m.clients.update",
    args: m2m.clients.Update,
    options?: CallOptions,
  ): Promise<m2m.clients.UpdateResponse>;
  /**
   * Checks whether a token of a Connected App or M2M client is valid, and returns its claims (RFC 7662).
   *
   * A success with `active` set to `false` means that the token is not valid. The client authenticates in the form; the
   * project's secret is not sent.
   *
   * `POST /v1/public/{project_id}/oauth2/introspect`. [Documentation](https://www.rfc-editor.org/rfc/rfc7662).
   */
  call(name: "oauth2.introspect", args: oauth2.Introspect, options?: CallOptions): Promise<oauth2.IntrospectResponse>;
  /**
   * Revokes a token of a Connected App (RFC 7009).
   *
   * Revoking a refresh token also revokes the access token it came with. The client authenticates in the form; the
   * project's secret is not sent.
   *
   * `POST /v1/public/{project_id}/oauth2/revoke`. [Documentation](https://www.rfc-editor.org/rfc/rfc7009).
   */
  call(name: "oauth2.revoke", args: oauth2.Revoke, options?: CallOptions): Promise<oauth2.RevokeResponse>;
  /**
   * Issues tokens to an OAuth 2.0 client (RFC 6749).
   *
   * With `client_credentials` pass the `client_secret` and optionally a `scope`; with `authorization_code` the `code`,
   * `redirect_uri` and, for PKCE, `code_verifier`; with `refresh_token` the `refresh_token`. The client authenticates
   * in the form; the project's secret is not sent.
   *
   * `POST /v1/public/{project_id}/oauth2/token`. [Documentation](https://www.rfc-editor.org/rfc/rfc6749#section-4).
   */
  call(name: "oauth2.token", args: oauth2.Token, options?: CallOptions): Promise<oauth2.TokenResponse>;
  /**
   * Returns the claims about the User or Member of an access token (OpenID Connect).
   *
   * The scopes of the token determine which claims are returned.
   *
   * `GET /v1/public/{project_id}/oauth2/userinfo`.
   * [Documentation](https://openid.net/specs/openid-connect-core-1_0.html#UserInfo).
   */
  call(name: "oauth2.userinfo", args: oauth2.Userinfo, options?: CallOptions): Promise<oauth2.UserinfoResponse>;
  /**
   * Counts the project's users, organizations, members and M2M clients.
   *
   * `GET /v1/projects/metrics`. [Documentation](https://stytch.com/docs/api).
   */
  call(name: "project.metrics", args?: project.Metrics, options?: CallOptions): Promise<project.MetricsResponse>;
  /** Calls an operation by its name. Calls that Stytch cannot have processed are retried; see `maxRetries`. */
  call<Name extends OperationName>(name: Name, ...rest: Rest<Name>): Promise<Result<Name>>;
}

/** The args and results of every operation, by name. */
export interface Operations {
  "b2b.discovery.intermediate_sessions.exchange": {
    args: b2b.discovery.intermediate_sessions.Exchange;
    result: b2b.discovery.intermediate_sessions.ExchangeResponse;
  };
  "b2b.discovery.organizations.create": {
    args: b2b.discovery.organizations.Create;
    result: b2b.discovery.organizations.CreateResponse;
  };
  "b2b.discovery.organizations.list": {
    args: b2b.discovery.organizations.List;
    result: b2b.discovery.organizations.ListResponse;
  };
  "b2b.idp.oauth.authorize": { args: b2b.idp.oauth.Authorize; result: b2b.idp.oauth.AuthorizeResponse };
  "b2b.idp.oauth.authorize_start": { args: b2b.idp.oauth.AuthorizeStart; result: b2b.idp.oauth.AuthorizeStartResponse };
  "b2b.impersonation.authenticate": {
    args: b2b.impersonation.Authenticate;
    result: b2b.impersonation.AuthenticateResponse;
  };
  "b2b.magic_links.authenticate": { args: b2b.magic_links.Authenticate; result: b2b.magic_links.AuthenticateResponse };
  "b2b.magic_links.discovery.authenticate": {
    args: b2b.magic_links.discovery.Authenticate;
    result: b2b.magic_links.discovery.AuthenticateResponse;
  };
  "b2b.magic_links.email.discovery.send": {
    args: b2b.magic_links.email.discovery.Send;
    result: b2b.magic_links.email.discovery.SendResponse;
  };
  "b2b.magic_links.email.invite": {
    args: b2b.magic_links.email.Invite;
    result: b2b.magic_links.email.InviteResponse;
    memberSession: true;
  };
  "b2b.magic_links.email.login_or_signup": {
    args: b2b.magic_links.email.LoginOrSignup;
    result: b2b.magic_links.email.LoginOrSignupResponse;
  };
  "b2b.oauth.authenticate": { args: b2b.oauth.Authenticate; result: b2b.oauth.AuthenticateResponse };
  "b2b.oauth.discovery.authenticate": {
    args: b2b.oauth.discovery.Authenticate;
    result: b2b.oauth.discovery.AuthenticateResponse;
  };
  "b2b.organizations.connected_apps": {
    args: b2b.organizations.ConnectedApps;
    result: b2b.organizations.ConnectedAppsResponse;
    memberSession: true;
  };
  "b2b.organizations.create": { args: b2b.organizations.Create; result: b2b.organizations.CreateResponse };
  "b2b.organizations.delete": {
    args: b2b.organizations.Delete;
    result: b2b.organizations.DeleteResponse;
    memberSession: true;
  };
  "b2b.organizations.delete_external_id": {
    args: b2b.organizations.DeleteExternalId;
    result: b2b.organizations.DeleteExternalIdResponse;
    memberSession: true;
  };
  "b2b.organizations.get": { args: b2b.organizations.Get; result: b2b.organizations.GetResponse };
  "b2b.organizations.get_connected_app": {
    args: b2b.organizations.GetConnectedApp;
    result: b2b.organizations.GetConnectedAppResponse;
    memberSession: true;
  };
  "b2b.organizations.members.connected_apps.revoke": {
    args: b2b.organizations.members.connected_apps.Revoke;
    result: b2b.organizations.members.connected_apps.RevokeResponse;
    memberSession: true;
  };
  "b2b.organizations.members.create": {
    args: b2b.organizations.members.Create;
    result: b2b.organizations.members.CreateResponse;
    memberSession: true;
  };
  "b2b.organizations.members.dangerously_get": {
    args: b2b.organizations.members.DangerouslyGet;
    result: b2b.organizations.members.GetResponse;
  };
  "b2b.organizations.members.delete": {
    args: b2b.organizations.members.Delete;
    result: b2b.organizations.members.DeleteResponse;
    memberSession: true;
  };
  "b2b.organizations.members.delete_external_id": {
    args: b2b.organizations.members.DeleteExternalId;
    result: b2b.organizations.members.DeleteExternalIdResponse;
    memberSession: true;
  };
  "b2b.organizations.members.delete_mfa_phone_number": {
    args: b2b.organizations.members.DeleteMfaPhoneNumber;
    result: b2b.organizations.members.DeleteMfaPhoneNumberResponse;
    memberSession: true;
  };
  "b2b.organizations.members.delete_password": {
    args: b2b.organizations.members.DeletePassword;
    result: b2b.organizations.members.DeletePasswordResponse;
    memberSession: true;
  };
  "b2b.organizations.members.delete_totp": {
    args: b2b.organizations.members.DeleteTotp;
    result: b2b.organizations.members.DeleteTotpResponse;
    memberSession: true;
  };
  "b2b.organizations.members.get": {
    args: b2b.organizations.members.Get;
    result: b2b.organizations.members.GetResponse;
  };
  "b2b.organizations.members.get_connected_apps": {
    args: b2b.organizations.members.GetConnectedApps;
    result: b2b.organizations.members.GetConnectedAppsResponse;
    memberSession: true;
  };
  "b2b.organizations.members.oauth_providers.github": {
    args: b2b.organizations.members.oauth_providers.Github;
    result: b2b.organizations.members.oauth_providers.GithubResponse;
  };
  "b2b.organizations.members.oauth_providers.google": {
    args: b2b.organizations.members.oauth_providers.Google;
    result: b2b.organizations.members.oauth_providers.GoogleResponse;
  };
  "b2b.organizations.members.oauth_providers.hubspot": {
    args: b2b.organizations.members.oauth_providers.Hubspot;
    result: b2b.organizations.members.oauth_providers.HubspotResponse;
  };
  "b2b.organizations.members.oauth_providers.microsoft": {
    args: b2b.organizations.members.oauth_providers.Microsoft;
    result: b2b.organizations.members.oauth_providers.MicrosoftResponse;
  };
  "b2b.organizations.members.oauth_providers.slack": {
    args: b2b.organizations.members.oauth_providers.Slack;
    result: b2b.organizations.members.oauth_providers.SlackResponse;
  };
  "b2b.organizations.members.oidc_providers": {
    args: b2b.organizations.members.OidcProviders;
    result: b2b.organizations.members.OidcProvidersResponse;
  };
  "b2b.organizations.members.reactivate": {
    args: b2b.organizations.members.Reactivate;
    result: b2b.organizations.members.ReactivateResponse;
    memberSession: true;
  };
  "b2b.organizations.members.search": {
    args: b2b.organizations.members.Search;
    result: b2b.organizations.members.SearchResponse;
    item: b2b.Member;
    memberSession: true;
  };
  "b2b.organizations.members.start_email_update": {
    args: b2b.organizations.members.StartEmailUpdate;
    result: b2b.organizations.members.StartEmailUpdateResponse;
    memberSession: true;
  };
  "b2b.organizations.members.unlink_retired_email": {
    args: b2b.organizations.members.UnlinkRetiredEmail;
    result: b2b.organizations.members.UnlinkRetiredEmailResponse;
    memberSession: true;
  };
  "b2b.organizations.members.update": {
    args: b2b.organizations.members.Update;
    result: b2b.organizations.members.UpdateResponse;
    memberSession: true;
  };
  "b2b.organizations.metrics": { args: b2b.organizations.Metrics; result: b2b.organizations.MetricsResponse };
  "b2b.organizations.search": {
    args: b2b.organizations.Search;
    result: b2b.organizations.SearchResponse;
    item: b2b.Organization;
  };
  "b2b.organizations.update": {
    args: b2b.organizations.Update;
    result: b2b.organizations.UpdateResponse;
    memberSession: true;
  };
  "b2b.otps.email.authenticate": { args: b2b.otps.email.Authenticate; result: b2b.otps.email.AuthenticateResponse };
  "b2b.otps.email.discovery.authenticate": {
    args: b2b.otps.email.discovery.Authenticate;
    result: b2b.otps.email.discovery.AuthenticateResponse;
  };
  "b2b.otps.email.discovery.send": {
    args: b2b.otps.email.discovery.Send;
    result: b2b.otps.email.discovery.SendResponse;
  };
  "b2b.otps.email.login_or_signup": {
    args: b2b.otps.email.LoginOrSignup;
    result: b2b.otps.email.LoginOrSignupResponse;
  };
  "b2b.otps.sms.authenticate": { args: b2b.otps.sms.Authenticate; result: b2b.otps.sms.AuthenticateResponse };
  "b2b.otps.sms.send": { args: b2b.otps.sms.Send; result: b2b.otps.sms.SendResponse };
  "b2b.passwords.authenticate": { args: b2b.passwords.Authenticate; result: b2b.passwords.AuthenticateResponse };
  "b2b.passwords.discovery.authenticate": {
    args: b2b.passwords.discovery.Authenticate;
    result: b2b.passwords.discovery.AuthenticateResponse;
  };
  "b2b.passwords.discovery.email.reset": {
    args: b2b.passwords.discovery.email.Reset;
    result: b2b.passwords.discovery.email.ResetResponse;
  };
  "b2b.passwords.discovery.email.reset_start": {
    args: b2b.passwords.discovery.email.ResetStart;
    result: b2b.passwords.discovery.email.ResetStartResponse;
  };
  "b2b.passwords.email.require_reset": {
    args: b2b.passwords.email.RequireReset;
    result: b2b.passwords.email.RequireResetResponse;
    memberSession: true;
  };
  "b2b.passwords.email.reset": { args: b2b.passwords.email.Reset; result: b2b.passwords.email.ResetResponse };
  "b2b.passwords.email.reset_start": {
    args: b2b.passwords.email.ResetStart;
    result: b2b.passwords.email.ResetStartResponse;
  };
  "b2b.passwords.existing_password.reset": {
    args: b2b.passwords.existing_password.Reset;
    result: b2b.passwords.existing_password.ResetResponse;
  };
  "b2b.passwords.migrate": { args: b2b.passwords.Migrate; result: b2b.passwords.MigrateResponse };
  "b2b.passwords.sessions.reset": { args: b2b.passwords.sessions.Reset; result: b2b.passwords.sessions.ResetResponse };
  "b2b.passwords.strength_check": { args: b2b.passwords.StrengthCheck; result: b2b.passwords.StrengthCheckResponse };
  "b2b.rbac.organizations.get_org_policy": {
    args: b2b.rbac.organizations.GetOrgPolicy;
    result: b2b.rbac.organizations.GetOrgPolicyResponse;
  };
  "b2b.rbac.organizations.set_org_policy": {
    args: b2b.rbac.organizations.SetOrgPolicy;
    result: b2b.rbac.organizations.SetOrgPolicyResponse;
  };
  "b2b.rbac.policy": { args: b2b.rbac.Policy; result: b2b.rbac.PolicyResponse };
  "b2b.recovery_codes.get": { args: b2b.recovery_codes.Get; result: b2b.recovery_codes.GetResponse };
  "b2b.recovery_codes.recover": { args: b2b.recovery_codes.Recover; result: b2b.recovery_codes.RecoverResponse };
  "b2b.recovery_codes.rotate": { args: b2b.recovery_codes.Rotate; result: b2b.recovery_codes.RotateResponse };
  "b2b.scim.connection.create": {
    args: b2b.scim.connection.Create;
    result: b2b.scim.connection.CreateResponse;
    memberSession: true;
  };
  "b2b.scim.connection.delete": {
    args: b2b.scim.connection.Delete;
    result: b2b.scim.connection.DeleteResponse;
    memberSession: true;
  };
  "b2b.scim.connection.get": {
    args: b2b.scim.connection.Get;
    result: b2b.scim.connection.GetResponse;
    memberSession: true;
  };
  "b2b.scim.connection.get_groups": {
    args: b2b.scim.connection.GetGroups;
    result: b2b.scim.connection.GetGroupsResponse;
    item: b2b.ScimGroup;
    memberSession: true;
  };
  "b2b.scim.connection.rotate_cancel": {
    args: b2b.scim.connection.RotateCancel;
    result: b2b.scim.connection.RotateCancelResponse;
    memberSession: true;
  };
  "b2b.scim.connection.rotate_complete": {
    args: b2b.scim.connection.RotateComplete;
    result: b2b.scim.connection.RotateCompleteResponse;
    memberSession: true;
  };
  "b2b.scim.connection.rotate_start": {
    args: b2b.scim.connection.RotateStart;
    result: b2b.scim.connection.RotateStartResponse;
    memberSession: true;
  };
  "b2b.scim.connection.update": {
    args: b2b.scim.connection.Update;
    result: b2b.scim.connection.UpdateResponse;
    memberSession: true;
  };
  "b2b.sessions.attest": { args: b2b.sessions.Attest; result: b2b.sessions.AttestResponse };
  "b2b.sessions.authenticate": { args: b2b.sessions.Authenticate; result: b2b.sessions.AuthenticateResponse };
  "b2b.sessions.exchange": { args: b2b.sessions.Exchange; result: b2b.sessions.ExchangeResponse };
  "b2b.sessions.exchange_access_token": {
    args: b2b.sessions.ExchangeAccessToken;
    result: b2b.sessions.ExchangeAccessTokenResponse;
  };
  "b2b.sessions.get": { args: b2b.sessions.Get; result: b2b.sessions.GetResponse };
  "b2b.sessions.get_jwks": { args: b2b.sessions.GetJwks; result: b2b.sessions.GetJwksResponse };
  "b2b.sessions.migrate": { args: b2b.sessions.Migrate; result: b2b.sessions.MigrateResponse };
  "b2b.sessions.revoke": { args: b2b.sessions.Revoke; result: b2b.sessions.RevokeResponse; memberSession: true };
  "b2b.sso.authenticate": { args: b2b.sso.Authenticate; result: b2b.sso.AuthenticateResponse };
  "b2b.sso.delete_connection": {
    args: b2b.sso.DeleteConnection;
    result: b2b.sso.DeleteConnectionResponse;
    memberSession: true;
  };
  "b2b.sso.external.create_connection": {
    args: b2b.sso.external.CreateConnection;
    result: b2b.sso.external.CreateConnectionResponse;
    memberSession: true;
  };
  "b2b.sso.external.update_connection": {
    args: b2b.sso.external.UpdateConnection;
    result: b2b.sso.external.UpdateConnectionResponse;
    memberSession: true;
  };
  "b2b.sso.get_connections": {
    args: b2b.sso.GetConnections;
    result: b2b.sso.GetConnectionsResponse;
    memberSession: true;
  };
  "b2b.sso.oidc.create_connection": {
    args: b2b.sso.oidc.CreateConnection;
    result: b2b.sso.oidc.CreateConnectionResponse;
    memberSession: true;
  };
  "b2b.sso.oidc.update_connection": {
    args: b2b.sso.oidc.UpdateConnection;
    result: b2b.sso.oidc.UpdateConnectionResponse;
    memberSession: true;
  };
  "b2b.sso.saml.create_connection": {
    args: b2b.sso.saml.CreateConnection;
    result: b2b.sso.saml.CreateConnectionResponse;
    memberSession: true;
  };
  "b2b.sso.saml.delete_encryption_private_key": {
    args: b2b.sso.saml.DeleteEncryptionPrivateKey;
    result: b2b.sso.saml.DeleteEncryptionPrivateKeyResponse;
    memberSession: true;
  };
  "b2b.sso.saml.delete_verification_certificate": {
    args: b2b.sso.saml.DeleteVerificationCertificate;
    result: b2b.sso.saml.DeleteVerificationCertificateResponse;
    memberSession: true;
  };
  "b2b.sso.saml.update_by_url": {
    args: b2b.sso.saml.UpdateByUrl;
    result: b2b.sso.saml.UpdateByUrlResponse;
    memberSession: true;
  };
  "b2b.sso.saml.update_connection": {
    args: b2b.sso.saml.UpdateConnection;
    result: b2b.sso.saml.UpdateConnectionResponse;
    memberSession: true;
  };
  "b2b.totps.authenticate": { args: b2b.totps.Authenticate; result: b2b.totps.AuthenticateResponse };
  "b2b.totps.create": { args: b2b.totps.Create; result: b2b.totps.CreateResponse };
  "b2b.totps.migrate": { args: b2b.totps.Migrate; result: b2b.totps.MigrateResponse };
  "connected_apps.clients.create": {
    args: connected_apps.clients.Create;
    result: connected_apps.clients.CreateResponse;
  };
  "connected_apps.clients.delete": {
    args: connected_apps.clients.Delete;
    result: connected_apps.clients.DeleteResponse;
  };
  "connected_apps.clients.get": { args: connected_apps.clients.Get; result: connected_apps.clients.GetResponse };
  "connected_apps.clients.search": {
    args: connected_apps.clients.Search;
    result: connected_apps.clients.SearchResponse;
    item: connected_apps.ConnectedApp;
  };
  "connected_apps.clients.secrets.rotate": {
    args: connected_apps.clients.secrets.Rotate;
    result: connected_apps.clients.secrets.RotateResponse;
  };
  "connected_apps.clients.secrets.rotate_cancel": {
    args: connected_apps.clients.secrets.RotateCancel;
    result: connected_apps.clients.secrets.RotateCancelResponse;
  };
  "connected_apps.clients.secrets.rotate_start": {
    args: connected_apps.clients.secrets.RotateStart;
    result: connected_apps.clients.secrets.RotateStartResponse;
  };
  "connected_apps.clients.update": {
    args: connected_apps.clients.Update;
    result: connected_apps.clients.UpdateResponse;
  };
  "consumer.crypto_wallets.authenticate": {
    args: consumer.crypto_wallets.Authenticate;
    result: consumer.crypto_wallets.AuthenticateResponse;
  };
  "consumer.crypto_wallets.authenticate_start": {
    args: consumer.crypto_wallets.AuthenticateStart;
    result: consumer.crypto_wallets.AuthenticateStartResponse;
  };
  "consumer.idp.oauth.authorize": { args: consumer.idp.oauth.Authorize; result: consumer.idp.oauth.AuthorizeResponse };
  "consumer.idp.oauth.authorize_start": {
    args: consumer.idp.oauth.AuthorizeStart;
    result: consumer.idp.oauth.AuthorizeStartResponse;
  };
  "consumer.impersonation.authenticate": {
    args: consumer.impersonation.Authenticate;
    result: consumer.impersonation.AuthenticateResponse;
  };
  "consumer.magic_links.authenticate": {
    args: consumer.magic_links.Authenticate;
    result: consumer.magic_links.AuthenticateResponse;
  };
  "consumer.magic_links.create": { args: consumer.magic_links.Create; result: consumer.magic_links.CreateResponse };
  "consumer.magic_links.email.invite": {
    args: consumer.magic_links.email.Invite;
    result: consumer.magic_links.email.InviteResponse;
  };
  "consumer.magic_links.email.login_or_create": {
    args: consumer.magic_links.email.LoginOrCreate;
    result: consumer.magic_links.email.LoginOrCreateResponse;
  };
  "consumer.magic_links.email.revoke_invite": {
    args: consumer.magic_links.email.RevokeInvite;
    result: consumer.magic_links.email.RevokeInviteResponse;
  };
  "consumer.magic_links.email.send": {
    args: consumer.magic_links.email.Send;
    result: consumer.magic_links.email.SendResponse;
  };
  "consumer.oauth.attach": { args: consumer.oauth.Attach; result: consumer.oauth.AttachResponse };
  "consumer.oauth.authenticate": { args: consumer.oauth.Authenticate; result: consumer.oauth.AuthenticateResponse };
  "consumer.otps.authenticate": { args: consumer.otps.Authenticate; result: consumer.otps.AuthenticateResponse };
  "consumer.otps.email.login_or_create": {
    args: consumer.otps.email.LoginOrCreate;
    result: consumer.otps.email.LoginOrCreateResponse;
  };
  "consumer.otps.email.send": { args: consumer.otps.email.Send; result: consumer.otps.email.SendResponse };
  "consumer.otps.sms.login_or_create": {
    args: consumer.otps.sms.LoginOrCreate;
    result: consumer.otps.sms.LoginOrCreateResponse;
  };
  "consumer.otps.sms.send": { args: consumer.otps.sms.Send; result: consumer.otps.sms.SendResponse };
  "consumer.otps.whatsapp.login_or_create": {
    args: consumer.otps.whatsapp.LoginOrCreate;
    result: consumer.otps.whatsapp.LoginOrCreateResponse;
  };
  "consumer.otps.whatsapp.send": { args: consumer.otps.whatsapp.Send; result: consumer.otps.whatsapp.SendResponse };
  "consumer.passwords.authenticate": {
    args: consumer.passwords.Authenticate;
    result: consumer.passwords.AuthenticateResponse;
  };
  "consumer.passwords.create": { args: consumer.passwords.Create; result: consumer.passwords.CreateResponse };
  "consumer.passwords.email.reset": {
    args: consumer.passwords.email.Reset;
    result: consumer.passwords.email.ResetResponse;
  };
  "consumer.passwords.email.reset_start": {
    args: consumer.passwords.email.ResetStart;
    result: consumer.passwords.email.ResetStartResponse;
  };
  "consumer.passwords.existing_password.reset": {
    args: consumer.passwords.existing_password.Reset;
    result: consumer.passwords.existing_password.ResetResponse;
  };
  "consumer.passwords.migrate": { args: consumer.passwords.Migrate; result: consumer.passwords.MigrateResponse };
  "consumer.passwords.sessions.reset": {
    args: consumer.passwords.sessions.Reset;
    result: consumer.passwords.sessions.ResetResponse;
  };
  "consumer.passwords.strength_check": {
    args: consumer.passwords.StrengthCheck;
    result: consumer.passwords.StrengthCheckResponse;
  };
  "consumer.rbac.policy": { args: consumer.rbac.Policy; result: consumer.rbac.PolicyResponse };
  "consumer.sessions.attest": { args: consumer.sessions.Attest; result: consumer.sessions.AttestResponse };
  "consumer.sessions.authenticate": {
    args: consumer.sessions.Authenticate;
    result: consumer.sessions.AuthenticateResponse;
  };
  "consumer.sessions.exchange_access_token": {
    args: consumer.sessions.ExchangeAccessToken;
    result: consumer.sessions.ExchangeAccessTokenResponse;
  };
  "consumer.sessions.get": { args: consumer.sessions.Get; result: consumer.sessions.GetResponse };
  "consumer.sessions.get_jwks": { args: consumer.sessions.GetJwks; result: consumer.sessions.GetJwksResponse };
  "consumer.sessions.migrate": { args: consumer.sessions.Migrate; result: consumer.sessions.MigrateResponse };
  "consumer.sessions.revoke": { args: consumer.sessions.Revoke; result: consumer.sessions.RevokeResponse };
  "consumer.totps.authenticate": { args: consumer.totps.Authenticate; result: consumer.totps.AuthenticateResponse };
  "consumer.totps.create": { args: consumer.totps.Create; result: consumer.totps.CreateResponse };
  "consumer.totps.recover": { args: consumer.totps.Recover; result: consumer.totps.RecoverResponse };
  "consumer.totps.recovery_codes": { args: consumer.totps.RecoveryCodes; result: consumer.totps.RecoveryCodesResponse };
  "consumer.users.connected_apps": { args: consumer.users.ConnectedApps; result: consumer.users.ConnectedAppsResponse };
  "consumer.users.create": { args: consumer.users.Create; result: consumer.users.CreateResponse };
  "consumer.users.delete": { args: consumer.users.Delete; result: consumer.users.DeleteResponse };
  "consumer.users.delete_biometric_registration": {
    args: consumer.users.DeleteBiometricRegistration;
    result: consumer.users.DeleteBiometricRegistrationResponse;
  };
  "consumer.users.delete_crypto_wallet": {
    args: consumer.users.DeleteCryptoWallet;
    result: consumer.users.DeleteCryptoWalletResponse;
  };
  "consumer.users.delete_email": { args: consumer.users.DeleteEmail; result: consumer.users.DeleteEmailResponse };
  "consumer.users.delete_external_id": {
    args: consumer.users.DeleteExternalId;
    result: consumer.users.DeleteExternalIdResponse;
  };
  "consumer.users.delete_oauth_registration": {
    args: consumer.users.DeleteOauthRegistration;
    result: consumer.users.DeleteOauthRegistrationResponse;
  };
  "consumer.users.delete_password": {
    args: consumer.users.DeletePassword;
    result: consumer.users.DeletePasswordResponse;
  };
  "consumer.users.delete_phone_number": {
    args: consumer.users.DeletePhoneNumber;
    result: consumer.users.DeletePhoneNumberResponse;
  };
  "consumer.users.delete_totp": { args: consumer.users.DeleteTotp; result: consumer.users.DeleteTotpResponse };
  "consumer.users.delete_webauthn_registration": {
    args: consumer.users.DeleteWebauthnRegistration;
    result: consumer.users.DeleteWebauthnRegistrationResponse;
  };
  "consumer.users.exchange_primary_factor": {
    args: consumer.users.ExchangePrimaryFactor;
    result: consumer.users.ExchangePrimaryFactorResponse;
  };
  "consumer.users.get": { args: consumer.users.Get; result: consumer.users.GetResponse };
  "consumer.users.revoke": { args: consumer.users.Revoke; result: consumer.users.RevokeResponse };
  "consumer.users.search": { args: consumer.users.Search; result: consumer.users.SearchResponse; item: consumer.User };
  "consumer.users.update": { args: consumer.users.Update; result: consumer.users.UpdateResponse };
  "consumer.webauthn.authenticate": {
    args: consumer.webauthn.Authenticate;
    result: consumer.webauthn.AuthenticateResponse;
  };
  "consumer.webauthn.authenticate_start": {
    args: consumer.webauthn.AuthenticateStart;
    result: consumer.webauthn.AuthenticateStartResponse;
  };
  "consumer.webauthn.list_credentials": {
    args: consumer.webauthn.ListCredentials;
    result: consumer.webauthn.ListCredentialsResponse;
  };
  "consumer.webauthn.register": { args: consumer.webauthn.Register; result: consumer.webauthn.RegisterResponse };
  "consumer.webauthn.register_start": {
    args: consumer.webauthn.RegisterStart;
    result: consumer.webauthn.RegisterStartResponse;
  };
  "consumer.webauthn.update": { args: consumer.webauthn.Update; result: consumer.webauthn.UpdateResponse };
  "debug.whoami": { args: debug.Whoami; result: debug.WhoamiResponse };
  "fraud.email.risk": { args: fraud.email.Risk; result: fraud.email.RiskResponse };
  "fraud.fingerprint.lookup": { args: fraud.fingerprint.Lookup; result: fraud.fingerprint.LookupResponse };
  "fraud.rules.list": { args: fraud.rules.List; result: fraud.rules.ListResponse; item: fraud.Rule };
  "fraud.rules.set": { args: fraud.rules.Set; result: fraud.rules.SetResponse };
  "fraud.verdict_reasons.list": { args: fraud.verdict_reasons.List; result: fraud.verdict_reasons.ListResponse };
  "fraud.verdict_reasons.override": {
    args: fraud.verdict_reasons.Override;
    result: fraud.verdict_reasons.OverrideResponse;
  };
  "m2m.clients.create": { args: m2m.clients.Create; result: m2m.clients.CreateResponse };
  "m2m.clients.delete": { args: m2m.clients.Delete; result: m2m.clients.DeleteResponse };
  "m2m.clients.get": { args: m2m.clients.Get; result: m2m.clients.GetResponse };
  "m2m.clients.search": { args: m2m.clients.Search; result: m2m.clients.SearchResponse; item: m2m.M2mClient };
  "m2m.clients.secrets.rotate": { args: m2m.clients.secrets.Rotate; result: m2m.clients.secrets.RotateResponse };
  "m2m.clients.secrets.rotate_cancel": {
    args: m2m.clients.secrets.RotateCancel;
    result: m2m.clients.secrets.RotateCancelResponse;
  };
  "m2m.clients.secrets.rotate_start": {
    args: m2m.clients.secrets.RotateStart;
    result: m2m.clients.secrets.RotateStartResponse;
  };
  "m2m.clients.update": { args: m2m.clients.Update; result: m2m.clients.UpdateResponse };
  "oauth2.introspect": { args: oauth2.Introspect; result: oauth2.IntrospectResponse };
  "oauth2.revoke": { args: oauth2.Revoke; result: oauth2.RevokeResponse };
  "oauth2.token": { args: oauth2.Token; result: oauth2.TokenResponse };
  "oauth2.userinfo": { args: oauth2.Userinfo; result: oauth2.UserinfoResponse };
  "project.metrics": { args: project.Metrics; result: project.MetricsResponse };
}

/** A JSON object with arbitrary keys, such as custom claims or metadata. */
export type JsonObject = { [name: string]: unknown };

/** Where a login in a browser begins. */
export interface StartUrl {
  /** For a link or a redirect. */
  url: string;
}

/** What a browser brings back from a login. */
export interface Redirect {
  /** The token. */
  token: string;
  /** Its type, such as `magic_links`. */
  token_type: string;
  /** Name of the operation that authenticates it, for `call`. */
  operation: string;
  /** Name of that operation's param for the token. */
  token_param: string | null;
  /** Name of that operation's param for the PKCE verifier, if it has one. */
  code_verifier_param: string | null;
  /** Other params of the redirect, such as your own `state`. */
  params: { [name: string]: string };
}

/** The B2B API: organizations, their members, and how these log in. */
export namespace b2b {
  /** What is below `b2b` in the tree of operations. */
  export interface Methods {
    /** Login that starts before the organization is known. */
    readonly discovery: b2b.discovery.Methods;
    /** Stytch as an identity provider for connected apps. */
    readonly idp: b2b.idp.Methods;
    /** Sessions of members, taken over for support. */
    readonly impersonation: b2b.impersonation.Methods;
    /** Magic links for members. */
    readonly magic_links: b2b.magic_links.Methods;
    /** Members' logins through OAuth providers. */
    readonly oauth: b2b.oauth.Methods;
    /** Organizations, the tenants of a B2B project. */
    readonly organizations: b2b.organizations.Methods;
    /** One-time passcodes for members. */
    readonly otps: b2b.otps.Methods;
    /** Members' passwords. */
    readonly passwords: b2b.passwords.Methods;
    /** Role-based access control. */
    readonly rbac: b2b.rbac.Methods;
    /** Recovery codes for lost second factors. */
    readonly recovery_codes: b2b.recovery_codes.Methods;
    /** Member provisioning by SCIM. */
    readonly scim: b2b.scim.Methods;
    /** Member sessions. */
    readonly sessions: b2b.sessions.Methods;
    /** Single sign-on and its connections. */
    readonly sso: b2b.sso.Methods;
    /** Time-based one-time passcodes of authenticator apps, as a second factor. */
    readonly totps: b2b.totps.Methods;
    /** What a browser brings back from a login. */
    readonly redirects: {
      /** Reads what a browser brings back from a login of a member. */
      parse(args: {
        /** URL of the redirect, its query, or the HTTP request. */
        redirect: string;
      }): Redirect;
    };
  }

  /** An organization that a person belongs to or may join, and what is missing for a full login there. */
  export interface DiscoveredOrganization {
    /**
     * Whether the proven factors suffice to log in to this Organization; if `false`, see `primary_required` and
     * `mfa_required`.
     */
    member_authenticated: boolean;
    /** The Organization. */
    organization?: b2b.Organization | null;
    /** How the end user relates to the Organization, such as an active or pending Member. */
    membership?: b2b.Membership | null;
    /** Primary authentication the Member must still complete to log in to the Organization. */
    primary_required?: b2b.PrimaryRequired | null;
    /** What MFA the Organization asks for and how the Member can complete it. */
    mfa_required?: b2b.MfaRequired | null;
  }

  /** The relation of a person to a discovered organization: a member, invited, or allowed to join. */
  export interface Membership {
    /**
     * State of the membership: `active_member`, `pending_member`, `invited_member`, `eligible_to_join_by_email_domain`
     * or `eligible_to_join_by_oauth_tenant`.
     */
    type: b2b.MembershipType;
    /** Extra metadata on the membership, if there is any. */
    details?: JsonObject | null;
    /** The Member, absent when none exists yet in the Organization. */
    member?: b2b.Member | null;
  }

  /** The relation of a person to a discovered organization. */
  export type MembershipType =
    /** Already an active member. */
    | "active_member"
    /** A member who has not completed a first login. */
    | "pending_member"
    /** A member with an open invitation. */
    | "invited_member"
    /** Not a member, but allowed to join because of the email domain. */
    | "eligible_to_join_by_email_domain"
    /** Not a member, but allowed to join because of a tenant at an OAuth provider. */
    | "eligible_to_join_by_oauth_tenant"
    | (string & {});

  /** A person within one organization of a B2B project. */
  export interface Member {
    /** ID of the Organization. */
    organization_id: string;
    /** UUID of the Member. */
    member_id: string;
    /** Email address of the Member or end user. */
    email_address: string;
    /** Status of the Member: `pending`, `invited`, `active` or `deleted`. */
    status: b2b.MemberStatus;
    /** Name of the Member. */
    name: string;
    /** SAML and OIDC connections the Member has logged in with. */
    sso_registrations: b2b.SsoRegistration[];
    /**
     * Whether this is a break glass Member, who may log in past the Organization's `auth_methods` settings in an
     * emergency.
     */
    is_breakglass: boolean;
    /** UUID of the Member's password. */
    member_password_id: string;
    /** OAuth registrations of the Member, one for each linked provider account. */
    oauth_registrations: b2b.OAuthRegistration[];
    /** Whether the Member's email address has been verified. */
    email_address_verified: boolean;
    /** Whether the Member's phone number has been verified. */
    mfa_phone_number_verified: boolean;
    /**
     * Whether the Member has the `stytch_admin` Role, which founders of an Organization through discovery get
     * automatically.
     */
    is_admin: boolean;
    /** ID of the Member's TOTP registration. */
    totp_registration_id: string;
    /**
     * Former email addresses of the Member, replaced by an update or an OAuth or SSO login. No other Member of the
     * Organization can use one until it is unlinked.
     */
    retired_email_addresses: b2b.RetiredEmail[];
    /** Whether the Member is locked for now after too many failed logins. */
    is_locked: boolean;
    /**
     * Whether the Member must pass MFA at every login; when `false`, MFA applies only if the Organization's
     * `mfa_policy` is `REQUIRED_FOR_ALL`.
     */
    mfa_enrolled: boolean;
    /** Member's only phone number, in E.164 form such as `+12025550162`. */
    mfa_phone_number: string;
    /** MFA method used when the Member has several: `sms_otp` or `totp`. */
    default_mfa_method: b2b.MfaMethod;
    /** Roles of the Member, explicit and implicit, each with the sources it comes from. */
    roles: b2b.MemberRole[];
    /** JSON object of your own application data or of data from the identity provider. */
    trusted_metadata?: JsonObject | null;
    /**
     * JSON object of your own application data that end users can change through the frontend SDKs; keep nothing
     * critical in it.
     */
    untrusted_metadata?: JsonObject | null;
    /** Creation time, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`. */
    created_at?: string | null;
    /** Time the Member was last updated, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`. */
    updated_at?: string | null;
    /** SCIM registration of the Member, naming the SCIM connection that created it. */
    scim_registration?: b2b.ScimRegistration | null;
    /** Outside identifier of the Member, accepted by most calls instead of `member_id`. */
    external_id?: string | null;
    /** When the lock began, an RFC 3339 UTC time; absent without a lock. */
    lock_created_at?: string | null;
    /** When the lock ends, an RFC 3339 UTC time; absent without a lock. */
    lock_expires_at?: string | null;
  }

  /** A Connected App that a member has given access to, with the scopes granted. */
  export interface MemberConnectedApp {
    /** Unique ID of the Connected App. */
    connected_app_id: string;
    /** Name of the Connected App. */
    name: string;
    /** Readable description of the Connected App. */
    description: string;
    /** Kind of Connected App: `first_party`, `first_party_public`, `third_party` or `third_party_public`. */
    client_type: models.ConnectedAppClientType;
    /** Scopes the Connected App got when its latest authorization flow finished. */
    scopes_granted: string;
    /** URL of the Connected App's logo, if it has one. */
    logo_url?: string | null;
  }

  /** A role held by a member and the reasons why. */
  export interface MemberRole {
    /** ID of the RBAC Role, such as `editor`; built-in ones include `stytch_member` and `stytch_admin`. */
    role_id: string;
    /**
     * Where the Role comes from; one Role can have several sources, such as a direct assignment and an email domain.
     */
    sources: b2b.MemberRoleSource[];
  }

  /** One reason why a member holds a role. */
  export interface MemberRoleSource {
    /**
     * How the Role is granted: `direct_assignment`, `email_assignment`, `sso_connection`, `sso_connection_group` or
     * `scim_connection_group`. SSO kinds are SAML only and need that factor in the session.
     */
    type: b2b.MemberRoleSourceType;
    /**
     * What granted the Role, by source type: an email domain, a `connection_id`, or a `connection_id` with a `group` or
     * `group_id`; empty for `direct_assignment`.
     */
    details?: JsonObject | null;
  }

  /** A link between a member and an account at an OAuth provider. */
  export interface OAuthRegistration {
    /** OAuth provider used, such as `Google`. */
    provider_type: string;
    /** User's unique ID at the OAuth provider, its `sub` claim. */
    provider_subject: string;
    /** Id of the Member's OAuth registration. */
    member_oauth_registration_id: string;
    /** URL of the profile picture at the OAuth provider, if it returns one. */
    profile_picture_url?: string | null;
    /** Locale the Member has set at the OAuth provider, when known. */
    locale?: string | null;
  }

  /** An email address that a member no longer uses. */
  export interface RetiredEmail {
    /** Unique ID of the Member's retired email address. */
    email_id: string;
    /** Email address of the Member or end user. */
    email_address: string;
  }

  /** A link between a member and the SCIM record that created or manages it. */
  export interface ScimRegistration {
    /** Unique ID of the SCIM connection. */
    connection_id: string;
    /** Unique ID of the SCIM registration. */
    registration_id: string;
    /** Id the IdP uses for the Member. */
    external_id?: string | null;
    /** SCIM attributes of the Member, as sent by the identity provider. */
    scim_attributes?: b2b.ScimAttributes | null;
  }

  /** A link between a member and an account at an SSO identity provider. */
  export interface SsoRegistration {
    /** Unique ID of the SSO connection. */
    connection_id: string;
    /** Id the IdP uses for the Member. */
    external_id: string;
    /** Unique ID of the SSO registration. */
    registration_id: string;
    /** Attributes of the Member, as sent by the SSO identity provider. */
    sso_attributes?: JsonObject | null;
  }

  /** How a member confirms a new email address. */
  export type EmailUpdateDeliveryMethod =
    /** Through a magic link; this is the default. */
    | "EMAIL_MAGIC_LINK"
    /** Through a passcode. */
    | "EMAIL_OTP"
    | (string & {});

  /** Why a member holds a role. */
  export type MemberRoleSourceType =
    /** It was assigned to the member explicitly. */
    | "direct_assignment"
    /** It comes with the domain of the member's email address. */
    | "email_assignment"
    /** It comes with a SAML connection, and counts in sessions that logged in through it. */
    | "sso_connection"
    /** It comes with a group at a SAML connection, and counts in sessions that logged in through it. */
    | "sso_connection_group"
    /** It comes with a group at a SCIM connection. */
    | "scim_connection_group"
    | (string & {});

  /** The state of a member in its life cycle. */
  export type MemberStatus =
    /** Created, but has not completed a first login. */
    | "pending"
    /** Invited, with the invitation still open. */
    | "invited"
    /** A full member. */
    | "active"
    /** Removed from the organization. */
    | "deleted"
    | (string & {});

  /** What a member has registered for MFA: a phone number, an authenticator app, or both. */
  export interface MfaMemberOptions {
    /** Member's phone number for MFA codes. */
    mfa_phone_number: string;
    /** ID of the Member's TOTP registration. */
    totp_registration_id: string;
  }

  /** The MFA step that a member must still complete for a full session. */
  export interface MfaRequired {
    /** What the Member can use to complete MFA. */
    member_options?: b2b.MfaMemberOptions | null;
    /**
     * Second factor already started: `sms_otp` when a passcode was sent to the Member's phone, otherwise empty.
     * Discovery calls never start one.
     */
    secondary_auth_initiated?: b2b.MfaMethod | null;
  }

  /** Change to a member's MFA enrollment after a successful login; an organization with MFA for all ignores it. */
  export type MfaEnrollment =
    /** Ask for MFA on future logins. */
    | "enroll"
    /** Stop asking for MFA on future logins. */
    | "unenroll"
    | (string & {});

  /** A second factor that a member may use. */
  export type MfaMethod =
    /** A passcode sent as a text message. */
    | "sms_otp"
    /** A code from an authenticator app. */
    | "totp"
    | (string & {});

  /** Tokens of a member's GitHub registration. */
  export interface GithubProviderInfo {
    /** User's unique ID at the OAuth provider, its `sub` claim. */
    provider_subject: string;
    /**
     * Every tenant ID the OAuth provider returned, such as HubSpot Hub IDs or GitHub organization IDs; some providers
     * return none.
     */
    provider_tenant_ids: string[];
    /** OAuth access token for calling the provider's API on behalf of the User or Member. */
    access_token: string;
    /** OAuth scopes that the provider granted. */
    scopes: string[];
  }

  /** Tokens of a member's HubSpot registration. */
  export interface HubspotProviderInfo {
    /** User's unique ID at the OAuth provider, its `sub` claim. */
    provider_subject: string;
    /**
     * Tenant ID at the OAuth provider, such as a Slack workspace ID; filled only when there is exactly one, so prefer
     * `provider_tenant_ids`.
     */
    provider_tenant_id: string;
    /** OAuth access token for calling the provider's API on behalf of the User or Member. */
    access_token: string;
    /** Seconds left before the provider's access token expires. */
    access_token_expires_in: number;
    /** OAuth scopes that the provider granted. */
    scopes: string[];
    /** Provider's refresh token, for getting a new `access_token` for its API. */
    refresh_token?: string | null;
  }

  /** Tokens and scopes that an OAuth provider issued for a member. */
  export interface OAuthProviderValues {
    /** OAuth scopes that the provider granted. */
    scopes: string[];
    /** OAuth access token for calling the provider's API on behalf of the User or Member. */
    access_token?: string | null;
    /** Provider's refresh token, for getting a new `access_token` for its API. */
    refresh_token?: string | null;
    /** Expiry time, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`. */
    expires_at?: string | null;
    /** OpenID Connect ID token from the OAuth provider, a JWT whose claims vary by provider. */
    id_token?: string | null;
  }

  /** Tokens of a member's registration at an OIDC SSO connection. */
  export interface OidcProviderInfo {
    /** User's unique ID at the OAuth provider, its `sub` claim. */
    provider_subject: string;
    /** OpenID Connect ID token from the OAuth provider, a JWT whose claims vary by provider. */
    id_token: string;
    /** OAuth access token for calling the provider's API on behalf of the User or Member. */
    access_token: string;
    /** Seconds left before the provider's access token expires. */
    access_token_expires_in: number;
    /** OAuth scopes that the provider granted. */
    scopes: string[];
    /** Unique ID of the SSO connection. */
    connection_id: string;
    /** Provider's refresh token, for getting a new `access_token` for its API. */
    refresh_token?: string | null;
  }

  /** Tokens of a member's Slack registration, with those of the Slack bot. */
  export interface SlackProviderInfo {
    /** User's unique ID at the OAuth provider, its `sub` claim. */
    provider_subject: string;
    /**
     * Tenant ID at the OAuth provider, such as a Slack workspace ID; filled only when there is exactly one, so prefer
     * `provider_tenant_ids`.
     */
    provider_tenant_id: string;
    /** OAuth access token for calling the provider's API on behalf of the User or Member. */
    access_token: string;
    /** OAuth scopes that the provider granted. */
    scopes: string[];
    /** Slack token for calling the API as the bot; `bot_scopes` lists what it may do. */
    bot_access_token: string;
    /** Slack scopes granted to the bot. */
    bot_scopes: string[];
  }

  /** Reference to the SCIM connection in use by an organization. */
  export interface ActiveScimConnection {
    /** Unique ID of the SCIM connection. */
    connection_id: string;
    /** Readable name of the connection. */
    display_name: string;
    /** Final four characters of the SCIM bearer token; a lost token cannot be read back, so rotate it instead. */
    bearer_token_last_four: string;
    /** Time the SCIM bearer token expires. */
    bearer_token_expires_at?: string | null;
  }

  /** Reference to an SSO connection in use by an organization. */
  export interface ActiveSsoConnection {
    /** Unique ID of the SSO connection. */
    connection_id: string;
    /** Readable name of the connection. */
    display_name: string;
    /** IdP behind the connection, such as `okta`; `generic` stands for any other. */
    identity_provider: string;
  }

  /** A role that members receive because of the domain of their email address. */
  export interface EmailImplicitRoleAssignment {
    /** Email domain whose Members get the Role, such as `example.com`. */
    domain: string;
    /** ID of the RBAC Role, such as `editor`; built-in ones include `stytch_member` and `stytch_admin`. */
    role_id: string;
  }

  /** A tenant of a B2B project, with its login settings. */
  export interface Organization {
    /** ID of the Organization. */
    organization_id: string;
    /** Name of the Organization, 1 to 128 characters. */
    organization_name: string;
    /** URL of the Organization's logo image. */
    organization_logo_url: string;
    /**
     * URL slug of the Organization, usable as `organization_id`: 2 to 128 letters, digits, `-`, `.`, `_` or `~`, unique
     * in the project.
     */
    organization_slug: string;
    /**
     * Whether an SSO login may create a Member: `ALL_ALLOWED` (the default), `RESTRICTED` (only through
     * `sso_jit_provisioning_allowed_connections`) or `NOT_ALLOWED`.
     */
    sso_jit_provisioning: b2b.SsoJitProvisioning;
    /**
     * `connection_id` values that may create Members at SSO login; used when `sso_jit_provisioning` is `RESTRICTED`.
     */
    sso_jit_provisioning_allowed_connections: string[];
    /** Active SAML and OIDC connections of the Organization. */
    sso_active_connections: b2b.ActiveSsoConnection[];
    /**
     * Email domains for invites and JIT provisioning when `email_invites` or `email_jit_provisioning` is `RESTRICTED`;
     * common ones like `gmail.com` are refused.
     */
    email_allowed_domains: string[];
    /**
     * JIT provisioning by Email Magic Link or OAuth: `RESTRICTED` (only verified emails in `email_allowed_domains`) or
     * `NOT_ALLOWED` (the default).
     */
    email_jit_provisioning: b2b.EmailJitProvisioning;
    /**
     * Invitations by email: `ALL_ALLOWED`, `RESTRICTED` (only verified emails in `email_allowed_domains`) or
     * `NOT_ALLOWED`.
     */
    email_invites: b2b.EmailInvites;
    /**
     * Which login methods Members may use: `ALL_ALLOWED` (the default) or `RESTRICTED` to `allowed_auth_methods`.
     * Breakglass Members are exempt.
     */
    auth_methods: b2b.MethodsPolicy;
    /**
     * Primary login methods the Organization permits when `auth_methods` is `RESTRICTED`: `sso`, `magic_link`,
     * `email_otp`, `password` or `{provider}_oauth`, such as `google_oauth`.
     */
    allowed_auth_methods: b2b.AuthMethod[];
    /**
     * When Members need MFA: `REQUIRED_FOR_ALL`, or `OPTIONAL` (the default) for only those with `mfa_enrolled` set.
     * Sessions already active stay valid when it changes.
     */
    mfa_policy: b2b.MfaPolicy;
    /** Roles granted by email domain: each Member whose address is at the domain gets the Role, however they log in. */
    rbac_email_implicit_role_assignments: b2b.EmailImplicitRoleAssignment[];
    /**
     * Which MFA methods Members may use: `ALL_ALLOWED` (the default) or `RESTRICTED` to those in `allowed_mfa_methods`.
     * Break-glass Members are exempt.
     */
    mfa_methods: b2b.MethodsPolicy;
    /** MFA methods the Organization permits, `sms_otp` and/or `totp`; applies when `mfa_methods` is `RESTRICTED`. */
    allowed_mfa_methods: b2b.MfaMethod[];
    /**
     * Whether new Members can JIT provision by OAuth tenant: `RESTRICTED` to the tenants in `allowed_oauth_tenants`, or
     * `NOT_ALLOWED` (the default).
     */
    oauth_tenant_jit_provisioning: b2b.OAuthTenantJitProvisioning;
    /** Email domains that the Organization has claimed, such as `example.com`. */
    claimed_email_domains: string[];
    /**
     * Which first party Connected Apps Members may use: `ALL_ALLOWED` (default), `RESTRICTED` to those in
     * `allowed_first_party_connected_apps`, or `NOT_ALLOWED`.
     */
    first_party_connected_apps_allowed_type: b2b.ConnectedAppsAllowedType;
    /**
     * IDs of permitted first-party Connected Apps; applies only when `first_party_connected_apps_allowed_type` is
     * `RESTRICTED`.
     */
    allowed_first_party_connected_apps: string[];
    /**
     * Policy for third party Connected Apps: `ALL_ALLOWED` (the default), `RESTRICTED` (only those in
     * `allowed_third_party_connected_apps`) or `NOT_ALLOWED`.
     */
    third_party_connected_apps_allowed_type: b2b.ConnectedAppsAllowedType;
    /**
     * IDs of permitted third-party Connected Apps; applies only when `third_party_connected_apps_allowed_type` is
     * `RESTRICTED`.
     */
    allowed_third_party_connected_apps: string[];
    /** RBAC Roles defined by this Organization itself. */
    custom_roles: models.PolicyRole[];
    /** JSON object of your own application data or of data from the identity provider. */
    trusted_metadata?: JsonObject | null;
    /** Creation time, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`. */
    created_at?: string | null;
    /** Time the Organization was last updated, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`. */
    updated_at?: string | null;
    /** Your own ID for the Organization, usable as `organization_id`. */
    organization_external_id?: string | null;
    /** ID of the SSO connection used by default when several are active. */
    sso_default_connection_id?: string | null;
    /** SCIM connection now active for the Organization. */
    scim_active_connection?: b2b.ActiveScimConnection | null;
    /**
     * OAuth tenants whose users may be JIT provisioned, keyed by `slack`, `hubspot` or `github`; when unset, JIT
     * provisioning by tenant is off.
     */
    allowed_oauth_tenants?: JsonObject | null;
  }

  /** A Connected App that members of an organization use. */
  export interface OrganizationConnectedApp {
    /** Unique ID of the Connected App. */
    connected_app_id: string;
    /** Name of the Connected App. */
    name: string;
    /** Readable description of the Connected App. */
    description: string;
    /** Kind of Connected App: `first_party`, `first_party_public`, `third_party` or `third_party_public`. */
    client_type: models.ConnectedAppClientType;
    /** URL of the Connected App's logo, if it has one. */
    logo_url?: string | null;
  }

  /** A member who uses a Connected App, with the scopes granted. */
  export interface OrganizationConnectedAppActiveMember {
    /** UUID of the Member. */
    member_id: string;
    /** Scopes granted when the latest authorization flow finished. */
    granted_scopes: string[];
  }

  /** A login method that an organization may allow. */
  export type AuthMethod =
    /** SSO through SAML or OIDC. */
    | "sso"
    /** A magic link sent by email. */
    | "magic_link"
    /** A passcode sent by email. */
    | "email_otp"
    /** A password. */
    | "password"
    /** OAuth with Google. */
    | "google_oauth"
    /** OAuth with Microsoft. */
    | "microsoft_oauth"
    /** OAuth with Slack. */
    | "slack_oauth"
    /** OAuth with GitHub. */
    | "github_oauth"
    /** OAuth with HubSpot. */
    | "hubspot_oauth"
    | (string & {});

  /** Which Connected Apps the members of an organization may use. */
  export type ConnectedAppsAllowedType =
    /** Any app of the project; this is the default. */
    | "ALL_ALLOWED"
    /** Only the apps on the matching list of allowed apps. */
    | "RESTRICTED"
    /** None. */
    | "NOT_ALLOWED"
    | (string & {});

  /** Which email addresses an organization accepts for invitations. */
  export type EmailInvites =
    /** All addresses. */
    | "ALL_ALLOWED"
    /** Addresses in one of the `email_allowed_domains`. */
    | "RESTRICTED"
    /** None. */
    | "NOT_ALLOWED"
    | (string & {});

  /** Whether a person new to the organization becomes a member by logging in with an email magic link or OAuth. */
  export type EmailJitProvisioning =
    /** Yes, given a verified address in one of the `email_allowed_domains`. */
    | "RESTRICTED"
    /** No; this is the default. */
    | "NOT_ALLOWED"
    | (string & {});

  /** Whether an organization accepts every method or only those on its list, for logins and likewise for MFA. */
  export type MethodsPolicy =
    /** Every method is accepted; this is the default. */
    | "ALL_ALLOWED"
    /** Other methods are refused, except for break-glass members. */
    | "RESTRICTED"
    | (string & {});

  /** Whether an organization makes its members use MFA. */
  export type MfaPolicy =
    /** Every login by any member needs MFA; sessions already open stay valid. */
    | "REQUIRED_FOR_ALL"
    /** Only enrolled members need MFA; this is the default. */
    | "OPTIONAL"
    | (string & {});

  /** Whether a person new to the organization becomes a member through a tenant at an OAuth provider. */
  export type OAuthTenantJitProvisioning =
    /** Yes, for the tenants in `allowed_oauth_tenants`. */
    | "RESTRICTED"
    /** No; this is the default. */
    | "NOT_ALLOWED"
    | (string & {});

  /** Whether a person new to the organization becomes a member by logging in through SSO. */
  export type SsoJitProvisioning =
    /** Yes, through any active SSO connection; this is the default. */
    | "ALL_ALLOWED"
    /** Yes, but only through the `sso_jit_provisioning_allowed_connections`. */
    | "RESTRICTED"
    /** No. */
    | "NOT_ALLOWED"
    | (string & {});

  /** A warning and tips from zxcvbn on a password, for showing to the member. */
  export interface ZxcvbnFeedback {
    /** Warning to show the end user when the password is valid yet not strong enough; filled by `zxcvbn` checks. */
    warning: string;
    /** Tips for a stronger password, suitable for the end user; filled by `zxcvbn` checks. */
    suggestions: string[];
  }

  /** Roles that exist in one organization on top of the policy of the project. */
  export interface OrgPolicy {
    /** Roles defined for this Organization only. */
    roles: models.PolicyRole[];
  }

  /** A postal address in a SCIM profile. */
  export interface ScimAddress {
    /** Full mailing address as display text. */
    formatted: string;
    /** Street part of the postal address. */
    street_address: string;
    /** City or locality of the address. */
    locality: string;
    /** State, province or region. */
    region: string;
    /** Postal or ZIP code. */
    postal_code: string;
    /** Country of the postal address. */
    country: string;
    /** Kind of address, such as `work` or `home`. */
    type: string;
    /** Whether this entry is the user's primary one of its kind. */
    primary: boolean;
  }

  /** A member's profile as the identity provider sent it over SCIM. */
  export interface ScimAttributes {
    /** User name of the person, as sent by the identity provider. */
    user_name: string;
    /** SCIM id of the user. */
    id: string;
    /** Id the IdP gave the user, the SCIM `externalId`. */
    external_id: string;
    /** Whether the SCIM user is active at the IdP. */
    active: boolean;
    /** SCIM groups the user belongs to. */
    groups: b2b.ScimUserGroup[];
    /** Readable name of the user, from the IdP's SCIM data. */
    display_name: string;
    /** Casual name of the user, from SCIM. */
    nick_name: string;
    /** URL of the user's online profile, from SCIM. */
    profile_url: string;
    /** Relation of the person to the company, as sent by the identity provider, such as `Employee`. */
    user_type: string;
    /** Job title of the person, as sent by the identity provider. */
    title: string;
    /** Language the user prefers, such as `en-US`, from SCIM. */
    preferred_language: string;
    /** Locale of the user, such as `en-US`. */
    locale: string;
    /** Time zone of the person, as sent by the identity provider, such as `America/Los_Angeles`. */
    timezone: string;
    /** Email addresses of the user, from the IdP's SCIM data. */
    emails: b2b.ScimEmail[];
    /** Phone numbers of the user, from SCIM. */
    phone_numbers: b2b.ScimPhoneNumber[];
    /** Postal addresses of the user, from the IdP's SCIM data. */
    addresses: b2b.ScimAddress[];
    /** Instant messaging addresses of the user. */
    ims: b2b.ScimImAddress[];
    /** Photos of the user, from SCIM. */
    photos: b2b.ScimPhoto[];
    /** Entitlements of the user, from the IdP's SCIM data. */
    entitlements: b2b.ScimEntitlement[];
    /** Roles of the user at the IdP, from SCIM; not Stytch RBAC Roles. */
    roles: b2b.ScimRole[];
    /** X.509 certificates of the person, as sent by the identity provider. */
    x509certificates: b2b.ScimX509Certificate[];
    /** Parts of the user's name, from SCIM. */
    name?: b2b.ScimName | null;
    /** SCIM enterprise user attributes, such as department and manager. */
    enterprise_extension?: b2b.ScimEnterpriseExtension | null;
  }

  /** A SCIM connection of an organization. */
  export interface ScimConnection {
    /** ID of the Organization. */
    organization_id: string;
    /** Unique ID of the SCIM connection. */
    connection_id: string;
    /** Status of the connection: `active` or `deleted`. */
    status: b2b.ScimConnectionStatus;
    /** Readable name of the connection. */
    display_name: string;
    /**
     * IdP behind the SCIM connection: `cyberark`, `jumpcloud`, `microsoft-entra`, `okta`, `onelogin`, `pingfederate`,
     * `rippling` or `generic`. It can affect the base URL.
     */
    identity_provider: b2b.ScimIdentityProvider;
    /** SCIM API URL to configure at the IdP together with the bearer token. */
    base_url: string;
    /** Final four characters of the SCIM bearer token; a lost token cannot be read back, so rotate it instead. */
    bearer_token_last_four: string;
    /** Pairs of SCIM group and Role, each with a `group_id` and a `role_id`; Members of the group get the Role. */
    scim_group_implicit_role_assignments: b2b.ScimGroupImplicitRoleAssignment[];
    /** Last four characters of the next SCIM bearer token; present only during token rotation. */
    next_bearer_token_last_four: string;
    /** Time the SCIM bearer token expires. */
    bearer_token_expires_at?: string | null;
    /** When the next SCIM bearer token expires; present only during token rotation. */
    next_bearer_token_expires_at?: string | null;
  }

  /** A SCIM connection whose bearer token is being rotated, with the next token. */
  export interface ScimConnectionWithNextToken {
    /** ID of the Organization. */
    organization_id: string;
    /** Unique ID of the SCIM connection. */
    connection_id: string;
    /** Status of the connection: `active` or `deleted`. */
    status: b2b.ScimConnectionStatus;
    /** Readable name of the connection. */
    display_name: string;
    /** SCIM API URL to configure at the IdP together with the bearer token. */
    base_url: string;
    /**
     * IdP behind the SCIM connection: `cyberark`, `jumpcloud`, `microsoft-entra`, `okta`, `onelogin`, `pingfederate`,
     * `rippling` or `generic`. It can affect the base URL.
     */
    identity_provider: b2b.ScimIdentityProvider;
    /** Final four characters of the SCIM bearer token; a lost token cannot be read back, so rotate it instead. */
    bearer_token_last_four: string;
    /** Bearer token that takes effect once the SCIM token rotation completes; present only during rotation. */
    next_bearer_token: string;
    /** Pairs of SCIM group and Role, each with a `group_id` and a `role_id`; Members of the group get the Role. */
    scim_group_implicit_role_assignments: b2b.ScimGroupImplicitRoleAssignment[];
    /** Time the SCIM bearer token expires. */
    bearer_token_expires_at?: string | null;
    /** When the next SCIM bearer token expires; present only during token rotation. */
    next_bearer_token_expires_at?: string | null;
  }

  /** A SCIM connection with its bearer token, which is returned only once. */
  export interface ScimConnectionWithToken {
    /** ID of the Organization. */
    organization_id: string;
    /** Unique ID of the SCIM connection. */
    connection_id: string;
    /** Status of the connection: `active` or `deleted`. */
    status: b2b.ScimConnectionStatus;
    /** Readable name of the connection. */
    display_name: string;
    /**
     * IdP behind the SCIM connection: `cyberark`, `jumpcloud`, `microsoft-entra`, `okta`, `onelogin`, `pingfederate`,
     * `rippling` or `generic`. It can affect the base URL.
     */
    identity_provider: b2b.ScimIdentityProvider;
    /** SCIM API URL to configure at the IdP together with the bearer token. */
    base_url: string;
    /**
     * SCIM API token to configure at the IdP, sent in its `Authorization` headers. Returned only when the connection is
     * created.
     */
    bearer_token: string;
    /** Pairs of SCIM group and Role, each with a `group_id` and a `role_id`; Members of the group get the Role. */
    scim_group_implicit_role_assignments: b2b.ScimGroupImplicitRoleAssignment[];
    /** Time the SCIM bearer token expires. */
    bearer_token_expires_at?: string | null;
  }

  /** An email address in a SCIM profile. */
  export interface ScimEmail {
    /** Email address. */
    value: string;
    /** Kind of email address, such as `work` or `home`. */
    type: string;
    /** Whether this entry is the user's primary one of its kind. */
    primary: boolean;
  }

  /** Work details in a SCIM profile, from the enterprise user extension. */
  export interface ScimEnterpriseExtension {
    /** User's employee number, from the IdP's SCIM data. */
    employee_number: string;
    /** User's cost center, from the IdP's SCIM data. */
    cost_center: string;
    /** User's division, from the IdP's SCIM data. */
    division: string;
    /** User's department, from the IdP's SCIM data. */
    department: string;
    /** Name of the user's organization, from SCIM. */
    organization: string;
    /** Manager of the user in the SCIM enterprise extension. */
    manager?: b2b.ScimManager | null;
  }

  /** An entitlement in a SCIM profile. */
  export interface ScimEntitlement {
    /** Entitlement of the person. */
    value: string;
    /** Kind of entitlement, as labelled by the identity provider. */
    type: string;
    /** Whether this entry is the user's primary one of its kind. */
    primary: boolean;
  }

  /** A group that the identity provider pushed over a SCIM connection. */
  export interface ScimGroup {
    /** UUID Stytch assigns to the SCIM group. */
    group_id: string;
    /** Display name of the SCIM group, as the IdP sends it. */
    group_name: string;
    /** Unique ID of the Organization. */
    organization_id: string;
    /** Unique ID of the SCIM connection. */
    connection_id: string;
  }

  /** A role that members receive because of a SCIM group they are in. */
  export interface ScimGroupImplicitRoleAssignment {
    /** ID of the RBAC Role, such as `editor`; built-in ones include `stytch_member` and `stytch_admin`. */
    role_id: string;
    /** Id of the SCIM group whose Members get the Role. */
    group_id: string;
    /** Display name of the SCIM group, as the IdP sends it. */
    group_name: string;
  }

  /** An instant messaging address in a SCIM profile. */
  export interface ScimImAddress {
    /** Instant messaging address. */
    value: string;
    /** Kind of instant messaging address, such as `xmpp`. */
    type: string;
    /** Whether this entry is the user's primary one of its kind. */
    primary: boolean;
  }

  /** The manager named in a SCIM profile. */
  export interface ScimManager {
    /** ID of the person's manager. */
    value: string;
    /** URI of the manager's SCIM resource, `$ref` in SCIM. */
    ref: string;
    /** Readable name of the manager. */
    display_name: string;
  }

  /** The parts of a name in a SCIM profile. */
  export interface ScimName {
    /** Full name as display text. */
    formatted: string;
    /** Family name (last name) of the person. */
    family_name: string;
    /** Given name (first name) of the person. */
    given_name: string;
    /** Middle name or names. */
    middle_name: string;
    /** Honorific before the name, such as `Dr.`. */
    honorific_prefix: string;
    /** Suffix after the name, such as `III`. */
    honorific_suffix: string;
  }

  /** A phone number in a SCIM profile. */
  export interface ScimPhoneNumber {
    /** Phone number, as sent by the identity provider. */
    value: string;
    /** Kind of phone number, such as `work` or `mobile`. */
    type: string;
    /** Whether this entry is the user's primary one of its kind. */
    primary: boolean;
  }

  /** The URL of a photo in a SCIM profile. */
  export interface ScimPhoto {
    /** URL of the photo. */
    value: string;
    /** Kind of photo, such as `photo` or `thumbnail`. */
    type: string;
    /** Whether this entry is the user's primary one of its kind. */
    primary: boolean;
  }

  /** A role at the identity provider, as listed in a SCIM profile; it is not an RBAC role. */
  export interface ScimRole {
    /** Role of the person at the identity provider. */
    value: string;
    /** Kind of role, as labelled by the identity provider. */
    type: string;
    /** Whether this entry is the user's primary one of its kind. */
    primary: boolean;
  }

  /** A group membership in a SCIM profile. */
  export interface ScimUserGroup {
    /** ID of the group. */
    value: string;
    /** Readable name of the SCIM group. */
    display: string;
  }

  /** A certificate in a SCIM profile. */
  export interface ScimX509Certificate {
    /** The certificate, as sent by the identity provider. */
    value: string;
    /** Kind of certificate, as labelled by the identity provider. */
    type: string;
    /** Whether this entry is the user's primary one of its kind. */
    primary: boolean;
  }

  /** Whether a SCIM connection is in use. */
  export type ScimConnectionStatus =
    /** In use. */
    | "active"
    /** Removed. */
    | "deleted"
    | (string & {});

  /** The identity provider behind a SCIM connection; naming it turns on provider-specific handling. */
  export type ScimIdentityProvider =
    /** Any other provider. */
    | "generic"
    /** Okta. */
    | "okta"
    /** Microsoft Entra. */
    | "microsoft-entra"
    /** CyberArk. */
    | "cyberark"
    /** JumpCloud. */
    | "jumpcloud"
    /** OneLogin. */
    | "onelogin"
    /** PingFederate. */
    | "pingfederate"
    /** Rippling. */
    | "rippling"
    | (string & {});

  /** An RBAC action on a resource of an organization. The session authenticates only if the member may perform it. */
  export interface AuthorizationCheck {
    /** ID of the Organization to check access in; must be the one the Member belongs to. */
    organization_id: string;
    /** ID of the RBAC Resource to check, your own or a built-in one such as `stytch.member`. */
    resource_id: string;
    /** Action on a Resource to check permission for, such as `update`. */
    action: string;
  }

  /** A logged-in session of a member in one organization. */
  export interface MemberSession {
    /** Unique ID of the Member's session. */
    member_session_id: string;
    /** UUID of the Member. */
    member_id: string;
    /** Time the session was created, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`. */
    started_at: string;
    /** When the session was last used, an RFC 3339 UTC time such as `2021-12-29T12:33:09Z`. */
    last_accessed_at: string;
    /** Time the session expires, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`. */
    expires_at: string;
    /** Factors completed in this session, such as a password and an SMS passcode. */
    authentication_factors: models.AuthenticationFactor[];
    /** Unique ID of the Organization. */
    organization_id: string;
    /** IDs of the Roles that apply to the session. */
    roles: string[];
    /** URL slug of the Organization. */
    organization_slug: string;
    /** Custom claims attached to the session, which are added when it is authenticated. */
    custom_claims?: JsonObject | null;
  }

  /** Which login methods would satisfy an organization that does not accept the one used so far. */
  export interface PrimaryRequired {
    /**
     * Methods, such as `magic_link`, with which the Member must still complete primary login. Pass the intermediate
     * session token along to that step, if there is one.
     */
    allowed_auth_methods: b2b.AuthMethod[];
  }

  /** A role for all members who log in through an SSO connection. */
  export interface ConnectionImplicitRoleAssignment {
    /** ID of the RBAC Role, such as `editor`; built-in ones include `stytch_member` and `stytch_admin`. */
    role_id: string;
  }

  /** A private key that decrypts SAML assertions. */
  export interface EncryptionPrivateKey {
    /** Unique ID of the SAML encryption private key. */
    private_key_id: string;
    /** Private key that decrypts SAML assertions. */
    private_key: string;
    /** Creation time, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`. */
    created_at?: string | null;
  }

  /**
   * A connection that lets an organization log in through an SSO connection of another organization in the same
   * project.
   */
  export interface ExternalConnection {
    /** ID of the Organization. */
    organization_id: string;
    /** Unique ID of the External SSO connection. */
    connection_id: string;
    /** UUID of the other Organization in the Project that owns the reused SSO connection. */
    external_organization_id: string;
    /** UUID of the SSO connection, set up for another Organization of the Project, that this one reuses. */
    external_connection_id: string;
    /** Readable name of the connection. */
    display_name: string;
    /** Status of the connection; always `active`. */
    status: b2b.SsoConnectionStatus;
    /**
     * Roles every Member who logs in through this External connection gets; not available when the underlying
     * connection is OIDC.
     */
    external_connection_implicit_role_assignments: b2b.ConnectionImplicitRoleAssignment[];
    /** Roles granted by IdP group to Members who log in through this External connection. */
    external_group_implicit_role_assignments: b2b.GroupImplicitRoleAssignment[];
  }

  /** A role for members who log in through an SSO connection and are in a given group at the identity provider. */
  export interface GroupImplicitRoleAssignment {
    /** ID of the RBAC Role, such as `editor`; built-in ones include `stytch_member` and `stytch_admin`. */
    role_id: string;
    /** Name of the IdP group whose Members get the Role. */
    group: string;
  }

  /** An OIDC connection of an organization. */
  export interface OidcConnection {
    /** ID of the Organization. */
    organization_id: string;
    /** Unique ID of the OIDC connection. */
    connection_id: string;
    /** Status of the connection: `pending` or `active`. */
    status: b2b.SsoConnectionStatus;
    /** Readable name of the connection. */
    display_name: string;
    /** Callback URL at Stytch to which the IdP returns the Member after a login attempt. */
    redirect_url: string;
    /** OAuth 2.0 client ID that the IdP issued for this connection, used in login attempts. */
    client_id: string;
    /** OAuth 2.0 client secret that the IdP issued for this connection, used in login attempts. */
    client_secret: string;
    /** Case-sensitive `https://` URL that identifies the IdP; the IdP supplies it. */
    issuer: string;
    /** IdP's URL that starts an OAuth login. */
    authorization_url: string;
    /** URL of the identity provider's token endpoint, which issues OAuth 2.0 access tokens and OIDC ID tokens. */
    token_url: string;
    /** URL of the identity provider's OIDC UserInfo endpoint. */
    userinfo_url: string;
    /** URL of the key set (JWKS) that verifies tokens of the IdP; the IdP supplies it. */
    jwks_url: string;
    /**
     * IdP behind the SSO connection, such as `okta`, `microsoft-entra` or `google-workspace`; `generic` stands for any
     * other. Known providers get their own handling.
     */
    identity_provider: b2b.SsoIdentityProvider;
    /**
     * Space-separated scopes to ask the IdP for at each SSO start, instead of the default `openid email profile`; a
     * single start call can add more.
     */
    custom_scopes: string;
    /** Map between IdP user attributes and Stytch values; the results are stored in the Member's trusted metadata. */
    attribute_mapping?: JsonObject | null;
  }

  /** A SAML connection of an organization. */
  export interface SamlConnection {
    /** ID of the Organization. */
    organization_id: string;
    /** Unique ID of the SAML connection. */
    connection_id: string;
    /** Status of the connection: `pending` or `active`. */
    status: b2b.SsoConnectionStatus;
    /** Globally unique name of the IdP, which the IdP supplies. */
    idp_entity_id: string;
    /** Readable name of the connection. */
    display_name: string;
    /** IdP URL that login requests go to; the IdP supplies it. */
    idp_sso_url: string;
    /**
     * Assertion Consumer Service URL given to the IdP, which sends the Member back to Stytch there after a sign-in
     * attempt.
     */
    acs_url: string;
    /** Audience Restriction URL, which marks Stytch as the recipient of the SAML assertion. */
    audience_uri: string;
    /** X.509 certificates for the SAML requests that Stytch signs; upload them to the identity provider. */
    signing_certificates: b2b.X509Certificate[];
    /** X.509 certificates that Stytch checks SAML assertions with; they come from the identity provider. */
    verification_certificates: b2b.X509Certificate[];
    /** Private keys for decrypting SAML assertions on this connection. */
    encryption_private_keys: b2b.EncryptionPrivateKey[];
    /** Roles granted to every Member who logs in through this SAML connection. */
    saml_connection_implicit_role_assignments: b2b.ConnectionImplicitRoleAssignment[];
    /** Pairs of SAML group and Role: a Member of the group who logs in through this connection gets the Role. */
    saml_group_implicit_role_assignments: b2b.GroupImplicitRoleAssignment[];
    /** Replacement Audience Restriction URL, for moving an existing SAML setup to Stytch without downtime. */
    alternative_audience_uri: string;
    /**
     * IdP behind the SSO connection, such as `okta`, `microsoft-entra` or `google-workspace`; `generic` stands for any
     * other. Known providers get their own handling.
     */
    identity_provider: b2b.SsoIdentityProvider;
    /** SAML NameID format expected from the IdP, as a URN; when unset, the SAML 1.1 one that ends in `emailAddress`. */
    nameid_format: string;
    /**
     * Replacement `AssertionConsumerServiceURL` for SP-initiated SAML requests, for migrating without downtime; you
     * must proxy requests from it to Stytch.
     */
    alternative_acs_url: string;
    /** Whether logins started at the IdP are refused; `false` by default. */
    idp_initiated_auth_disabled: boolean;
    /** Whether this SAML connection allows gateway callbacks. */
    allow_gateway_callback: boolean;
    /**
     * Map between IdP user attributes and Stytch values; must cover `email` plus either `full_name` or both
     * `first_name` and `last_name`.
     */
    attribute_mapping?: JsonObject | null;
  }

  /** An X.509 certificate of a SAML connection. */
  export interface X509Certificate {
    /** Unique ID of the certificate. */
    certificate_id: string;
    /** X.509 certificate in PEM form. */
    certificate: string;
    /** Issuer of the certificate; `Stytch` for signing certificates. */
    issuer: string;
    /** Creation time, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`. */
    created_at?: string | null;
    /** Time the certificate expires. */
    expires_at?: string | null;
    /** Time the certificate was last updated. */
    updated_at?: string | null;
  }

  /** Whether an SSO connection is ready for logins. */
  export type SsoConnectionStatus =
    /** Some settings are still missing. */
    | "pending"
    /** Ready for logins; external connections always are. */
    | "active"
    | (string & {});

  /** The identity provider behind an SSO connection; naming it turns on provider-specific handling. */
  export type SsoIdentityProvider =
    /** ClassLink. */
    | "classlink"
    /** CyberArk. */
    | "cyberark"
    /** Duo. */
    | "duo"
    /** Any other provider. */
    | "generic"
    /** Google Workspace. */
    | "google-workspace"
    /** JumpCloud. */
    | "jumpcloud"
    /** Keycloak. */
    | "keycloak"
    /** miniOrange. */
    | "miniorange"
    /** Microsoft Entra. */
    | "microsoft-entra"
    /** Okta. */
    | "okta"
    /** OneLogin. */
    | "onelogin"
    /** PingFederate. */
    | "pingfederate"
    /** Rippling. */
    | "rippling"
    /** Salesforce. */
    | "salesforce"
    /** Shibboleth. */
    | "shibboleth"
    | (string & {});
}

/** Login that starts before the organization is known. */
export namespace b2b.discovery {
  /** What is below `b2b.discovery` in the tree of operations. */
  export interface Methods {
    /** Intermediate sessions, to be exchanged for member sessions. */
    readonly intermediate_sessions: b2b.discovery.intermediate_sessions.Methods;
    /** Organizations found or founded during discovery. */
    readonly organizations: b2b.discovery.organizations.Methods;
  }
}

/** Intermediate sessions, to be exchanged for member sessions. */
export namespace b2b.discovery.intermediate_sessions {
  /** What is below `b2b.discovery.intermediate_sessions` in the tree of operations. */
  export interface Methods {
    /**
     * Exchanges an intermediate session for a member session in the chosen organization.
     *
     * Accepts an invite or provisions the member just in time when needed. When `member_authenticated` is `false`, no
     * session exists yet: look at `primary_required` first, then `mfa_required`, and pass the returned
     * `intermediate_session_token` to the authenticate call that is still missing.
     *
     * `POST /v1/b2b/discovery/intermediate_sessions/exchange`.
     * [Documentation](https://stytch.com/docs/b2b/api/exchange-intermediate-session).
     */
    exchange(
      args: b2b.discovery.intermediate_sessions.Exchange,
      options?: CallOptions,
    ): Promise<b2b.discovery.intermediate_sessions.ExchangeResponse>;
  }

  /**
   * Exchanges an intermediate session for a member session in the chosen organization.
   *
   * Accepts an invite or provisions the member just in time when needed. When `member_authenticated` is `false`, no
   * session exists yet: look at `primary_required` first, then `mfa_required`, and pass the returned
   * `intermediate_session_token` to the authenticate call that is still missing.
   *
   * `POST /v1/b2b/discovery/intermediate_sessions/exchange`, answered by `ExchangeResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/exchange-intermediate-session).
   */
  export interface Exchange {
    /**
     * Intermediate session token: login factors proven so far that can become a Member session; lives 10 minutes by
     * default.
     */
    intermediate_session_token: string;
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /**
     * Session lifetime in minutes from now, 5 to 527040 (366 days); an existing session is extended by it. Stytch
     * starts a 60-minute session when unset.
     */
    session_duration_minutes?: number | null;
    /**
     * Custom claims for the session and its JWT, at most 4 kilobytes; `null` deletes a key, and reserved claims such as
     * `iss` or `sub` are ignored. Needs `session_duration_minutes` to start a session.
     */
    session_custom_claims?: JsonObject | null;
    /**
     * Language of the passcode text sent when the Member must complete an MFA step and has a phone number; English when
     * unset.
     */
    locale?: models.Locale | null;
    /**
     * Device Fingerprinting telemetry ID; when set, Stytch stores the device's fingerprints and IP location with the
     * User or Member. Needs a workspace with Device Fingerprinting on.
     */
    telemetry_id?: string | null;
  }

  /** What `Exchange` answers. */
  export interface ExchangeResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** UUID of the Member. */
    member_id: string;
    /** Secret opaque token of the session. */
    session_token: string;
    /** JSON Web Token (JWT) of the session, valid for five minutes. */
    session_jwt: string;
    /** The Member the call is about. */
    member: b2b.Member;
    /** The Organization. */
    organization: b2b.Organization;
    /** Whether the Member is fully logged in; `false` means an MFA step is still due. */
    member_authenticated: boolean;
    /**
     * Same intermediate session token as in the request, valid for 10 minutes by default; if not empty, the Member must
     * still complete an MFA step.
     */
    intermediate_session_token: string;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /** The Member's session; absent while an MFA step is still due. */
    member_session?: b2b.MemberSession | null;
    /** What MFA the Organization asks for and how the Member can complete it. */
    mfa_required?: b2b.MfaRequired | null;
    /** Primary authentication the Member must still complete to log in to the Organization. */
    primary_required?: b2b.PrimaryRequired | null;
    /**
     * Attributes of the Member's device, present when the request had a valid `telemetry_id` and its fingerprint was
     * found.
     */
    member_device?: models.DeviceInfo | null;
    /** Expiry of the `intermediate_session_token`, RFC 3339 in UTC; absent if there is none. */
    intermediate_session_token_expires_at?: string | null;
  }
}

/** Organizations found or founded during discovery. */
export namespace b2b.discovery.organizations {
  /** What is below `b2b.discovery.organizations` in the tree of operations. */
  export interface Methods {
    /**
     * Creates an organization and its first member from an intermediate session, and logs that member in.
     *
     * The new member gets the `stytch_admin` role. When `member_authenticated` is `false`, the email address is not
     * verified yet (`primary_required`) or MFA is due (`mfa_required`): finish that step with the returned
     * `intermediate_session_token`. To join an organization that exists, use
     * `discovery.intermediate_sessions.exchange`.
     *
     * `POST /v1/b2b/discovery/organizations/create`.
     * [Documentation](https://stytch.com/docs/b2b/api/create-organization-via-discovery).
     */
    create(
      args: b2b.discovery.organizations.Create,
      options?: CallOptions,
    ): Promise<b2b.discovery.organizations.CreateResponse>;
    /**
     * Lists the organizations that the holder of a session belongs to or may join.
     *
     * Needs exactly one of `intermediate_session_token`, `session_token` and `session_jwt`, and does not use it up.
     * Organizations that are merely joinable by email domain or OAuth tenant show up for an intermediate session only.
     * Continue with `discovery.intermediate_sessions.exchange`, or with `sessions.exchange` for a member session.
     *
     * `POST /v1/b2b/discovery/organizations`.
     * [Documentation](https://stytch.com/docs/b2b/api/list-discovered-organizations).
     */
    list(
      args?: b2b.discovery.organizations.List,
      options?: CallOptions,
    ): Promise<b2b.discovery.organizations.ListResponse>;
  }

  /**
   * Creates an organization and its first member from an intermediate session, and logs that member in.
   *
   * The new member gets the `stytch_admin` role. When `member_authenticated` is `false`, the email address is not
   * verified yet (`primary_required`) or MFA is due (`mfa_required`): finish that step with the returned
   * `intermediate_session_token`. To join an organization that exists, use `discovery.intermediate_sessions.exchange`.
   *
   * `POST /v1/b2b/discovery/organizations/create`, answered by `CreateResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/create-organization-via-discovery).
   */
  export interface Create {
    /**
     * Intermediate session token: login factors proven so far that can become a Member session; lives 10 minutes by
     * default.
     */
    intermediate_session_token: string;
    /**
     * Session lifetime in minutes from now, 5 to 527040 (366 days); an existing session is extended by it. Stytch
     * starts a 60-minute session when unset.
     */
    session_duration_minutes?: number | null;
    /**
     * Custom claims for the session and its JWT, at most 4 kilobytes; `null` deletes a key, and reserved claims such as
     * `iss` or `sub` are ignored. Needs `session_duration_minutes` to start a session.
     */
    session_custom_claims?: JsonObject | null;
    /**
     * Name of the Organization; when unset, made from the domain of the email used in discovery, or its name part for
     * common providers and `.edu`.
     */
    organization_name?: string | null;
    /**
     * URL slug: 2 or more letters, digits, `-`, `.`, `_` or `~`. When unset, made from the domain of the email used in
     * discovery, or its name part for common providers and `.edu`.
     */
    organization_slug?: string | null;
    /**
     * Your own ID for the Organization, usable as `organization_id`; up to 128 letters, digits, `.`, `_`, `-` or `|`,
     * unique within the project.
     */
    organization_external_id?: string | null;
    /** URL of the Organization's logo image. */
    organization_logo_url?: string | null;
    /** JSON object of your own application data or of data from the identity provider. */
    trusted_metadata?: JsonObject | null;
    /**
     * Whether an SSO login may create a Member: `ALL_ALLOWED` (the default), `RESTRICTED` (only through
     * `sso_jit_provisioning_allowed_connections`) or `NOT_ALLOWED`.
     */
    sso_jit_provisioning?: b2b.SsoJitProvisioning | null;
    /**
     * Email domains for invites and JIT provisioning when `email_invites` or `email_jit_provisioning` is `RESTRICTED`;
     * common ones like `gmail.com` are refused.
     */
    email_allowed_domains?: string[] | null;
    /**
     * JIT provisioning by Email Magic Link or OAuth: `RESTRICTED` (only verified emails in `email_allowed_domains`) or
     * `NOT_ALLOWED` (the default).
     */
    email_jit_provisioning?: b2b.EmailJitProvisioning | null;
    /**
     * Invitations by email: `ALL_ALLOWED`, `RESTRICTED` (only verified emails in `email_allowed_domains`) or
     * `NOT_ALLOWED`.
     */
    email_invites?: b2b.EmailInvites | null;
    /**
     * Which login methods Members may use: `ALL_ALLOWED` (the default) or `RESTRICTED` to `allowed_auth_methods`.
     * Breakglass Members are exempt.
     */
    auth_methods?: b2b.MethodsPolicy | null;
    /**
     * Primary login methods the Organization permits when `auth_methods` is `RESTRICTED`: `sso`, `magic_link`,
     * `email_otp`, `password` or `{provider}_oauth`, such as `google_oauth`.
     */
    allowed_auth_methods?: b2b.AuthMethod[] | null;
    /**
     * When Members need MFA: `REQUIRED_FOR_ALL`, or `OPTIONAL` (the default) for only those with `mfa_enrolled` set.
     * Sessions already active stay valid when it changes.
     */
    mfa_policy?: b2b.MfaPolicy | null;
    /** Roles granted by email domain: each Member whose address is at the domain gets the Role, however they log in. */
    rbac_email_implicit_role_assignments?: b2b.EmailImplicitRoleAssignment[] | null;
    /**
     * Which MFA methods Members may use: `ALL_ALLOWED` (the default) or `RESTRICTED` to those in `allowed_mfa_methods`.
     * Break-glass Members are exempt.
     */
    mfa_methods?: b2b.MethodsPolicy | null;
    /** MFA methods the Organization permits, `sms_otp` and/or `totp`; applies when `mfa_methods` is `RESTRICTED`. */
    allowed_mfa_methods?: b2b.MfaMethod[] | null;
    /**
     * Whether new Members can JIT provision by OAuth tenant: `RESTRICTED` to the tenants in `allowed_oauth_tenants`, or
     * `NOT_ALLOWED` (the default).
     */
    oauth_tenant_jit_provisioning?: b2b.OAuthTenantJitProvisioning | null;
    /**
     * OAuth tenants whose users may be JIT provisioned, keyed by `slack`, `hubspot` or `github`; when unset, JIT
     * provisioning by tenant is off.
     */
    allowed_oauth_tenants?: JsonObject | null;
    /**
     * Which first party Connected Apps Members may use: `ALL_ALLOWED` (default), `RESTRICTED` to those in
     * `allowed_first_party_connected_apps`, or `NOT_ALLOWED`.
     */
    first_party_connected_apps_allowed_type?: b2b.ConnectedAppsAllowedType | null;
    /**
     * IDs of permitted first-party Connected Apps; applies only when `first_party_connected_apps_allowed_type` is
     * `RESTRICTED`.
     */
    allowed_first_party_connected_apps?: string[] | null;
    /**
     * Policy for third party Connected Apps: `ALL_ALLOWED` (the default), `RESTRICTED` (only those in
     * `allowed_third_party_connected_apps`) or `NOT_ALLOWED`.
     */
    third_party_connected_apps_allowed_type?: b2b.ConnectedAppsAllowedType | null;
    /**
     * IDs of permitted third-party Connected Apps; applies only when `third_party_connected_apps_allowed_type` is
     * `RESTRICTED`.
     */
    allowed_third_party_connected_apps?: string[] | null;
    /**
     * Device Fingerprinting telemetry ID; when set, Stytch stores the device's fingerprints and IP location with the
     * User or Member. Needs a workspace with Device Fingerprinting on.
     */
    telemetry_id?: string | null;
  }

  /** What `Create` answers. */
  export interface CreateResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** UUID of the Member. */
    member_id: string;
    /** Secret opaque token of the session. */
    session_token: string;
    /** JSON Web Token (JWT) of the session, valid for five minutes. */
    session_jwt: string;
    /** The Member the call is about. */
    member: b2b.Member;
    /** The Organization. */
    organization: b2b.Organization;
    /** Whether the Member is fully logged in; `false` means an MFA step is still due. */
    member_authenticated: boolean;
    /**
     * Same intermediate session token as in the request, valid for 10 minutes by default; if not empty, the Member must
     * still complete an MFA step.
     */
    intermediate_session_token: string;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /** The Member's session; absent while an MFA step is still due. */
    member_session?: b2b.MemberSession | null;
    /** What MFA the Organization asks for and how the Member can complete it. */
    mfa_required?: b2b.MfaRequired | null;
    /** Primary authentication the Member must still complete to log in to the Organization. */
    primary_required?: b2b.PrimaryRequired | null;
    /**
     * Attributes of the Member's device, present when the request had a valid `telemetry_id` and its fingerprint was
     * found.
     */
    member_device?: models.DeviceInfo | null;
    /** Expiry of the `intermediate_session_token`, RFC 3339 in UTC; absent if there is none. */
    intermediate_session_token_expires_at?: string | null;
  }

  /**
   * Lists the organizations that the holder of a session belongs to or may join.
   *
   * Needs exactly one of `intermediate_session_token`, `session_token` and `session_jwt`, and does not use it up.
   * Organizations that are merely joinable by email domain or OAuth tenant show up for an intermediate session only.
   * Continue with `discovery.intermediate_sessions.exchange`, or with `sessions.exchange` for a member session.
   *
   * `POST /v1/b2b/discovery/organizations`, answered by `ListResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/list-discovered-organizations).
   */
  export interface List {
    /**
     * Intermediate session token: login factors proven so far that can become a Member session; lives 10 minutes by
     * default.
     */
    intermediate_session_token?: string | null;
    /** Token of the Member's existing session. */
    session_token?: string | null;
    /** JWT of the Member's existing session. */
    session_jwt?: string | null;
  }

  /** What `List` answers. */
  export interface ListResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** Email address of the Member or end user. */
    email_address: string;
    /**
     * Organizations the end user belongs to, is invited to, or may join, for example by JIT provisioning or a shared
     * email domain.
     */
    discovered_organizations: b2b.DiscoveredOrganization[];
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /**
     * ID of the Organization tied to the intermediate session; empty after email or OAuth discovery, and when a session
     * token or JWT was sent.
     */
    organization_id_hint?: string | null;
  }
}

/** Stytch as an identity provider for connected apps. */
export namespace b2b.idp {
  /** What is below `b2b.idp` in the tree of operations. */
  export interface Methods {
    /** A member's consent to OAuth authorization requests. */
    readonly oauth: b2b.idp.oauth.Methods;
  }
}

/** A member's consent to OAuth authorization requests. */
export namespace b2b.idp.oauth {
  /** What is below `b2b.idp.oauth` in the tree of operations. */
  export interface Methods {
    /**
     * Records a member's decision on a connected app's authorization request and returns where to redirect.
     *
     * Validate the request with `authorize_start` first. Name the member by exactly one of `organization_id` with
     * `member_id`, `session_token`, or `session_jwt`; a session is required if the app will later use
     * `sessions.exchange_access_token`. Redirect to `redirect_uri` in any case: it carries either the code or the OAuth
     * error.
     *
     * `POST /v1/b2b/idp/oauth/authorize`.
     * [Documentation](https://stytch.com/docs/b2b/api/connected-apps-oauth-authorize).
     */
    authorize(args: b2b.idp.oauth.Authorize, options?: CallOptions): Promise<b2b.idp.oauth.AuthorizeResponse>;
    /**
     * Checks a connected app's authorization request and returns what a consent screen must show.
     *
     * Name the member by exactly one of `organization_id` with `member_id`, `session_token`, or `session_jwt`. Ask for
     * consent if `consent_required` is `true`, then call `authorize`.
     *
     * `POST /v1/b2b/idp/oauth/authorize/start`.
     * [Documentation](https://stytch.com/docs/b2b/api/connected-apps-oauth-authorize-start).
     */
    authorize_start(
      args: b2b.idp.oauth.AuthorizeStart,
      options?: CallOptions,
    ): Promise<b2b.idp.oauth.AuthorizeStartResponse>;
  }

  /**
   * Records a member's decision on a connected app's authorization request and returns where to redirect.
   *
   * Validate the request with `authorize_start` first. Name the member by exactly one of `organization_id` with
   * `member_id`, `session_token`, or `session_jwt`; a session is required if the app will later use
   * `sessions.exchange_access_token`. Redirect to `redirect_uri` in any case: it carries either the code or the OAuth
   * error.
   *
   * `POST /v1/b2b/idp/oauth/authorize`, answered by `AuthorizeResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/connected-apps-oauth-authorize).
   */
  export interface Authorize {
    /** Whether the user agreed to the requested scopes. */
    consent_granted: boolean;
    /** Scopes that the client requests. */
    scopes: string[];
    /** Unique ID of the Connected App client. */
    client_id: string;
    /** Callback URI of the OAuth flow, where the user returns; required for the `authorization_code` grant. */
    redirect_uri: string;
    /** OAuth 2.0 response type; `code` for authorization code flows. */
    response_type: string;
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id?: string | null;
    /** UUID of the Member, or the Member's `external_id` if one is set. */
    member_id?: string | null;
    /** Token of the Member's existing session. */
    session_token?: string | null;
    /** JWT of the Member's existing session. */
    session_jwt?: string | null;
    /** Space-separated prompts to show during authorization; only `consent` is supported. */
    prompt?: string | null;
    /** Opaque value returned in the callback, so the client can match it to its request. */
    state?: string | null;
    /** Client-chosen string carried into the ID token to guard against replay. */
    nonce?: string | null;
    /** PKCE challenge, base64url encoded, which the client made from its code verifier. */
    code_challenge?: string | null;
    /** Resource indicators for the requested access, as in RFC 8707. */
    resources?: string[] | null;
  }

  /** What `Authorize` answers. */
  export interface AuthorizeResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** URI to send the user's browser to next, back at the requesting app. */
    redirect_uri: string;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /** Single-use code to exchange for tokens. */
    authorization_code?: string | null;
  }

  /**
   * Checks a connected app's authorization request and returns what a consent screen must show.
   *
   * Name the member by exactly one of `organization_id` with `member_id`, `session_token`, or `session_jwt`. Ask for
   * consent if `consent_required` is `true`, then call `authorize`.
   *
   * `POST /v1/b2b/idp/oauth/authorize/start`, answered by `AuthorizeStartResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/connected-apps-oauth-authorize-start).
   */
  export interface AuthorizeStart {
    /** Unique ID of the Connected App client. */
    client_id: string;
    /** Callback URI of the OAuth flow, where the user returns; required for the `authorization_code` grant. */
    redirect_uri: string;
    /** OAuth 2.0 response type; `code` for authorization code flows. */
    response_type: string;
    /** Scopes that the client requests. */
    scopes: string[];
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id?: string | null;
    /** UUID of the Member, or the Member's `external_id` if one is set. */
    member_id?: string | null;
    /** Token of the Member's existing session. */
    session_token?: string | null;
    /** JWT of the Member's existing session. */
    session_jwt?: string | null;
    /** Space-separated prompts to show during authorization; only `consent` is supported. */
    prompt?: string | null;
  }

  /** What `AuthorizeStart` answers. */
  export interface AuthorizeStartResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** UUID of the Member. */
    member_id: string;
    /** The Member the call is about. */
    member: b2b.Member;
    /** The Organization. */
    organization: b2b.Organization;
    /** Public details of the Connected App asking for authorization. */
    client: models.ConnectedAppPublic;
    /** Whether the user must explicitly agree before authorization can go ahead. */
    consent_required: boolean;
    /** Result for each requested scope. */
    scope_results: models.ScopeResult[];
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }
}

/** Sessions of members, taken over for support. */
export namespace b2b.impersonation {
  /** What is below `b2b.impersonation` in the tree of operations. */
  export interface Methods {
    /**
     * Exchanges an impersonation token from the dashboard for a session as that member.
     *
     * The token works once. The session lasts 60 minutes and cannot be extended.
     *
     * `POST /v1/b2b/impersonation/authenticate`.
     * [Documentation](https://stytch.com/docs/b2b/api/authenticate-impersonation-token).
     */
    authenticate(
      args: b2b.impersonation.Authenticate,
      options?: CallOptions,
    ): Promise<b2b.impersonation.AuthenticateResponse>;
  }

  /**
   * Exchanges an impersonation token from the dashboard for a session as that member.
   *
   * The token works once. The session lasts 60 minutes and cannot be extended.
   *
   * `POST /v1/b2b/impersonation/authenticate`, answered by `AuthenticateResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/authenticate-impersonation-token).
   */
  export interface Authenticate {
    /** Impersonation token to authenticate, valid for 5 minutes by default. */
    impersonation_token: string;
  }

  /** What `Authenticate` answers. */
  export interface AuthenticateResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** UUID of the Member. */
    member_id: string;
    /** Unique ID of the Organization. */
    organization_id: string;
    /** The Member the call is about. */
    member: b2b.Member;
    /** Secret opaque token of the session. */
    session_token: string;
    /** JSON Web Token (JWT) of the session, valid for five minutes. */
    session_jwt: string;
    /** The Organization. */
    organization: b2b.Organization;
    /** Always empty: impersonation leads straight to a full session. */
    intermediate_session_token: string;
    /** Always `true` after a successful impersonation. */
    member_authenticated: boolean;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /** Session of the impersonated Member. */
    member_session?: b2b.MemberSession | null;
    /** MFA requirements; not applicable here, as impersonation skips MFA. */
    mfa_required?: b2b.MfaRequired | null;
    /** Expiry of the `intermediate_session_token`, RFC 3339 in UTC; absent if there is none. */
    intermediate_session_token_expires_at?: string | null;
  }
}

/** Magic links for members. */
export namespace b2b.magic_links {
  /** What is below `b2b.magic_links` in the tree of operations. */
  export interface Methods {
    /** Tokens of discovery magic links. */
    readonly discovery: b2b.magic_links.discovery.Methods;
    /** Magic links sent by email. */
    readonly email: b2b.magic_links.email.Methods;
    /**
     * Logs a member in with the token of a magic link.
     *
     * The token works once, and a `pending` or `invited` member becomes `active`. The session lasts 60 minutes unless
     * `session_duration_minutes` says otherwise. When `member_authenticated` is `false`, there is only an
     * `intermediate_session_token`: finish with `otps.sms.authenticate`, `totps.authenticate` or
     * `recovery_codes.recover`.
     *
     * `POST /v1/b2b/magic_links/authenticate`.
     * [Documentation](https://stytch.com/docs/b2b/api/authenticate-magic-link).
     */
    authenticate(
      args: b2b.magic_links.Authenticate,
      options?: CallOptions,
    ): Promise<b2b.magic_links.AuthenticateResponse>;
  }

  /**
   * Logs a member in with the token of a magic link.
   *
   * The token works once, and a `pending` or `invited` member becomes `active`. The session lasts 60 minutes unless
   * `session_duration_minutes` says otherwise. When `member_authenticated` is `false`, there is only an
   * `intermediate_session_token`: finish with `otps.sms.authenticate`, `totps.authenticate` or
   * `recovery_codes.recover`.
   *
   * `POST /v1/b2b/magic_links/authenticate`, answered by `AuthenticateResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/authenticate-magic-link).
   */
  export interface Authenticate {
    /** Token from the email magic link to authenticate. */
    magic_links_token: string;
    /**
     * PKCE code verifier whose hash was sent as `pkce_code_challenge`; proves that the flow ends on the device that
     * started it.
     */
    pkce_code_verifier?: string | null;
    /**
     * Token of a session to update rather than start a new one; ignored when it is another Member's. Excludes
     * `session_jwt`.
     */
    session_token?: string | null;
    /**
     * JWT of a session to update rather than start a new one; ignored when it is another Member's. Excludes
     * `session_token`.
     */
    session_jwt?: string | null;
    /**
     * Session lifetime in minutes from now, 5 to 527040 (366 days); an existing session is extended by it. Stytch
     * starts a 60-minute session when unset.
     */
    session_duration_minutes?: number | null;
    /**
     * Custom claims for the session and its JWT, at most 4 kilobytes; `null` deletes a key, and reserved claims such as
     * `iss` or `sub` are ignored. Needs `session_duration_minutes` to start a session.
     */
    session_custom_claims?: JsonObject | null;
    /**
     * Language of the passcode text sent when the Member must complete an MFA step and has a phone number; English when
     * unset.
     */
    locale?: models.Locale | null;
    /**
     * Intermediate session token to add this factor to. It turns into a session once the Organization's login and MFA
     * rules are met; otherwise the same token is returned.
     */
    intermediate_session_token?: string | null;
    /**
     * Device Fingerprinting telemetry ID; when set, Stytch stores the device's fingerprints and IP location with the
     * User or Member. Needs a workspace with Device Fingerprinting on.
     */
    telemetry_id?: string | null;
  }

  /** What `Authenticate` answers. */
  export interface AuthenticateResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** UUID of the Member. */
    member_id: string;
    /** ID of the email address or device that was authenticated. */
    method_id: string;
    /** Deprecated; do not rely on it. */
    reset_sessions: boolean;
    /** Unique ID of the Organization. */
    organization_id: string;
    /** The Member the call is about. */
    member: b2b.Member;
    /** Secret opaque token of the session. */
    session_token: string;
    /** JSON Web Token (JWT) of the session, valid for five minutes. */
    session_jwt: string;
    /** The Organization. */
    organization: b2b.Organization;
    /**
     * Intermediate session token holding the magic link factor, valid for 10 minutes by default; if not empty, the
     * Member must still complete an MFA step.
     */
    intermediate_session_token: string;
    /** Whether the Member is fully logged in; `false` means an MFA step is still due. */
    member_authenticated: boolean;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /** The Member's session; absent while an MFA step is still due. */
    member_session?: b2b.MemberSession | null;
    /** What MFA the Organization asks for and how the Member can complete it. */
    mfa_required?: b2b.MfaRequired | null;
    /** Primary authentication the Member must still complete to log in to the Organization. */
    primary_required?: b2b.PrimaryRequired | null;
    /**
     * Attributes of the Member's device, present when the request had a valid `telemetry_id` and its fingerprint was
     * found.
     */
    member_device?: models.DeviceInfo | null;
    /** Expiry of the `intermediate_session_token`, RFC 3339 in UTC; absent if there is none. */
    intermediate_session_token_expires_at?: string | null;
  }
}

/** Tokens of discovery magic links. */
export namespace b2b.magic_links.discovery {
  /** What is below `b2b.magic_links.discovery` in the tree of operations. */
  export interface Methods {
    /**
     * Exchanges a discovery magic link token for an intermediate session.
     *
     * The intermediate session lasts 10 minutes. Exchange it for a session in one of `discovered_organizations`, or
     * create an organization with it.
     *
     * `POST /v1/b2b/magic_links/discovery/authenticate`.
     * [Documentation](https://stytch.com/docs/b2b/api/authenticate-discovery-magic-link).
     */
    authenticate(
      args: b2b.magic_links.discovery.Authenticate,
      options?: CallOptions,
    ): Promise<b2b.magic_links.discovery.AuthenticateResponse>;
  }

  /**
   * Exchanges a discovery magic link token for an intermediate session.
   *
   * The intermediate session lasts 10 minutes. Exchange it for a session in one of `discovered_organizations`, or
   * create an organization with it.
   *
   * `POST /v1/b2b/magic_links/discovery/authenticate`, answered by `AuthenticateResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/authenticate-discovery-magic-link).
   */
  export interface Authenticate {
    /** Token from the discovery Magic Link email. */
    discovery_magic_links_token: string;
    /**
     * PKCE code verifier whose hash was sent as `pkce_code_challenge`; proves that the flow ends on the device that
     * started it.
     */
    pkce_code_verifier?: string | null;
  }

  /** What `Authenticate` answers. */
  export interface AuthenticateResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /**
     * Intermediate session token: login factors proven so far that can become a Member session; lives 10 minutes by
     * default.
     */
    intermediate_session_token: string;
    /** Email address of the Member or end user. */
    email_address: string;
    /**
     * Organizations the end user belongs to, is invited to, or may join, for example by JIT provisioning or a shared
     * email domain.
     */
    discovered_organizations: b2b.DiscoveredOrganization[];
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /** Expiry of the `intermediate_session_token`, RFC 3339 in UTC; absent if there is none. */
    intermediate_session_token_expires_at?: string | null;
  }
}

/** Magic links sent by email. */
export namespace b2b.magic_links.email {
  /** What is below `b2b.magic_links.email` in the tree of operations. */
  export interface Methods {
    /** Discovery magic links sent by email. */
    readonly discovery: b2b.magic_links.email.discovery.Methods;
    /**
     * Invites a new member to an organization by email.
     *
     * Creates the member as `invited`, or moves a `pending` one there; an `active` member is an error. The link lasts
     * one week by default. To revoke an invite, delete the member.
     *
     * `POST /v1/b2b/magic_links/email/invite`. [Documentation](https://stytch.com/docs/b2b/api/send-invite-email).
     */
    invite(
      args: b2b.magic_links.email.Invite,
      options?: MemberCallOptions,
    ): Promise<b2b.magic_links.email.InviteResponse>;
    /**
     * Emails a login link to an active member, or a signup link to any other address.
     *
     * An unknown address creates a `pending` member. The link works for 60 minutes by default, and its token goes to
     * `magic_links.authenticate`.
     *
     * `POST /v1/b2b/magic_links/email/login_or_signup`.
     * [Documentation](https://stytch.com/docs/b2b/api/send-login-signup-email).
     */
    login_or_signup(
      args: b2b.magic_links.email.LoginOrSignup,
      options?: CallOptions,
    ): Promise<b2b.magic_links.email.LoginOrSignupResponse>;
  }

  /**
   * Invites a new member to an organization by email.
   *
   * Creates the member as `invited`, or moves a `pending` one there; an `active` member is an error. The link lasts one
   * week by default. To revoke an invite, delete the member.
   *
   * `POST /v1/b2b/magic_links/email/invite`, answered by `InviteResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/send-invite-email).
   */
  export interface Invite {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /** Email address of the Member or end user. */
    email_address: string;
    /**
     * URL of your backend that the emailed invite link opens, where you authenticate the token. If unset, the
     * Dashboard's default applies; without one, the call fails.
     */
    invite_redirect_url?: string | null;
    /** `member_id` of the Member behind the invite. */
    invited_by_member_id?: string | null;
    /** Name of the Member. */
    name?: string | null;
    /** JSON object of your own application data or of data from the identity provider. */
    trusted_metadata?: JsonObject | null;
    /**
     * JSON object of your own application data that end users can change through the frontend SDKs; keep nothing
     * critical in it.
     */
    untrusted_metadata?: JsonObject | null;
    /** Id of the custom invite email template, of type "Magic links - Invite"; your default template when unset. */
    invite_template_id?: string | null;
    /** Language of the message, an IETF BCP 47 tag; English when unset. */
    locale?: models.Locale | null;
    /** IDs of the Roles to assign explicitly to the Member. */
    roles?: string[] | null;
    /** Minutes until the invite expires, from 5 to 10080; 10080 (7 days) by default. */
    invite_expiration_minutes?: number | null;
  }

  /** What `Invite` answers. */
  export interface InviteResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** UUID of the Member. */
    member_id: string;
    /** The Member the call is about. */
    member: b2b.Member;
    /** The Organization. */
    organization: b2b.Organization;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Emails a login link to an active member, or a signup link to any other address.
   *
   * An unknown address creates a `pending` member. The link works for 60 minutes by default, and its token goes to
   * `magic_links.authenticate`.
   *
   * `POST /v1/b2b/magic_links/email/login_or_signup`, answered by `LoginOrSignupResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/send-login-signup-email).
   */
  export interface LoginOrSignup {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /** Email address of the Member or end user. */
    email_address: string;
    /**
     * URL of your backend that the emailed login link opens, where you authenticate the token. If unset, the
     * Dashboard's default applies; without one, the call fails.
     */
    login_redirect_url?: string | null;
    /**
     * URL that the sign-up magic link opens, where your backend authenticates the token. Stytch uses the Dashboard's
     * default sign-up redirect URL when unset, and errors if there is none.
     */
    signup_redirect_url?: string | null;
    /** PKCE challenge: the SHA-256 hash of the code verifier, base64url encoded. */
    pkce_code_challenge?: string | null;
    /** Id of the custom login email template, of type "Magic links - Login"; your default template when unset. */
    login_template_id?: string | null;
    /**
     * ID of the custom template for sign-up emails, of type "Magic Links - Signup"; the default template is used when
     * unset.
     */
    signup_template_id?: string | null;
    /** Language of the message, an IETF BCP 47 tag; English when unset. */
    locale?: models.Locale | null;
    /** Minutes until the login link expires, from 5 to 10080 (7 days); 60 by default. */
    login_expiration_minutes?: number | null;
    /** Minutes until the sign-up magic link expires, 5 to 10080 (1 week); Stytch uses 60 when unset. */
    signup_expiration_minutes?: number | null;
  }

  /** What `LoginOrSignup` answers. */
  export interface LoginOrSignupResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** UUID of the Member. */
    member_id: string;
    /** Whether the call created the Member; `false` when one already existed. */
    member_created: boolean;
    /** The Member the call is about. */
    member: b2b.Member;
    /** The Organization. */
    organization: b2b.Organization;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }
}

/** Discovery magic links sent by email. */
export namespace b2b.magic_links.email.discovery {
  /** What is below `b2b.magic_links.email.discovery` in the tree of operations. */
  export interface Methods {
    /**
     * Emails a discovery magic link, which is not tied to any organization.
     *
     * The link works for 60 minutes unless `discovery_expiration_minutes` is set. Its token goes to
     * `magic_links.discovery.authenticate`.
     *
     * `POST /v1/b2b/magic_links/email/discovery/send`.
     * [Documentation](https://stytch.com/docs/b2b/api/send-discovery-email).
     */
    send(
      args: b2b.magic_links.email.discovery.Send,
      options?: CallOptions,
    ): Promise<b2b.magic_links.email.discovery.SendResponse>;
  }

  /**
   * Emails a discovery magic link, which is not tied to any organization.
   *
   * The link works for 60 minutes unless `discovery_expiration_minutes` is set. Its token goes to
   * `magic_links.discovery.authenticate`.
   *
   * `POST /v1/b2b/magic_links/email/discovery/send`, answered by `SendResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/send-discovery-email).
   */
  export interface Send {
    /** Email address to start discovery with. */
    email_address: string;
    /**
     * URL the discovery link leads to, where your app authenticates the token. Falls back to the Dashboard's default;
     * with neither set, the call fails.
     */
    discovery_redirect_url?: string | null;
    /** PKCE challenge: the SHA-256 hash of the code verifier, base64url encoded. */
    pkce_code_challenge?: string | null;
    /** Id of the custom discovery email template, of type "Magic Links - Login"; your default template when unset. */
    login_template_id?: string | null;
    /** Language of the message, an IETF BCP 47 tag; English when unset. */
    locale?: models.Locale | null;
    /** Minutes until the discovery Magic Link expires, 5 to 10080 (one week); 60 when unset. */
    discovery_expiration_minutes?: number | null;
  }

  /** What `Send` answers. */
  export interface SendResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }
}

/** Members' logins through OAuth providers. */
export namespace b2b.oauth {
  /** What is below `b2b.oauth` in the tree of operations. */
  export interface Methods {
    /** Discovery through OAuth providers. */
    readonly discovery: b2b.oauth.discovery.Methods;
    /**
     * Logs a member in with the token from a finished OAuth flow.
     *
     * The session lasts 60 minutes unless `session_duration_minutes` says otherwise. When `member_authenticated` is
     * `false`, there is only an `intermediate_session_token`: see `mfa_required`, or `primary_required` if the provider
     * does not verify email addresses.
     *
     * `POST /v1/b2b/oauth/authenticate`. [Documentation](https://stytch.com/docs/b2b/api/authenticate-oauth).
     */
    authenticate(args: b2b.oauth.Authenticate, options?: CallOptions): Promise<b2b.oauth.AuthenticateResponse>;
    /**
     * Returns the URL at which an OAuth login to a known organization begins.
     *
     * Either `organization_id` or `slug` must be there.
     */
    start_url(args: {
      /** Provider, such as `google`. */
      provider: string;
      /** Public token of the project. */
      public_token: string;
      /** Id of the organization. */
      organization_id?: string;
      /** Slug of the organization. */
      slug?: string;
      /** URL at which existing members arrive with the token. Default: that of the dashboard. */
      login_redirect_url?: string;
      /** URL at which new members arrive with the token. Default: that of the dashboard. */
      signup_redirect_url?: string;
      /** Scopes to request from the provider, in addition to those that Stytch needs. */
      custom_scopes?: string[];
      /** PKCE challenge: authenticating the token then requires its verifier. */
      pkce_code_challenge?: string;
      /** Params for the provider, such as `login_hint`. */
      provider_params?: { [name: string]: string };
    }): StartUrl;
  }

  /**
   * Logs a member in with the token from a finished OAuth flow.
   *
   * The session lasts 60 minutes unless `session_duration_minutes` says otherwise. When `member_authenticated` is
   * `false`, there is only an `intermediate_session_token`: see `mfa_required`, or `primary_required` if the provider
   * does not verify email addresses.
   *
   * `POST /v1/b2b/oauth/authenticate`, answered by `AuthenticateResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/authenticate-oauth).
   */
  export interface Authenticate {
    /** OAuth token to authenticate, from the `token` query parameter of your redirect URL. */
    oauth_token: string;
    /** Token of the Member's existing session. */
    session_token?: string | null;
    /**
     * Session lifetime in minutes from now, 5 to 527040 (366 days); an existing session is extended by it. Stytch
     * starts a 60-minute session when unset.
     */
    session_duration_minutes?: number | null;
    /** JWT of the Member's existing session. */
    session_jwt?: string | null;
    /**
     * Custom claims for the session and its JWT, at most 4 kilobytes; `null` deletes a key, and reserved claims such as
     * `iss` or `sub` are ignored. Needs `session_duration_minutes` to start a session.
     */
    session_custom_claims?: JsonObject | null;
    /**
     * PKCE code verifier whose hash was sent as `pkce_code_challenge`; proves that the flow ends on the device that
     * started it.
     */
    pkce_code_verifier?: string | null;
    /**
     * Language of the passcode text sent when the Member must complete an MFA step and has a phone number; English when
     * unset.
     */
    locale?: models.Locale | null;
    /**
     * Intermediate session token to add this factor to. It turns into a session once the Organization's login and MFA
     * rules are met; otherwise the same token is returned.
     */
    intermediate_session_token?: string | null;
    /**
     * Device Fingerprinting telemetry ID; when set, Stytch stores the device's fingerprints and IP location with the
     * User or Member. Needs a workspace with Device Fingerprinting on.
     */
    telemetry_id?: string | null;
  }

  /** What `Authenticate` answers. */
  export interface AuthenticateResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** UUID of the Member. */
    member_id: string;
    /** User's unique ID at the OAuth provider, its `sub` claim. */
    provider_subject: string;
    /** OAuth provider used, such as `Google`. */
    provider_type: string;
    /** Secret opaque token of the session. */
    session_token: string;
    /** JSON Web Token (JWT) of the session, valid for five minutes. */
    session_jwt: string;
    /** The Member the call is about. */
    member: b2b.Member;
    /** Unique ID of the Organization. */
    organization_id: string;
    /** The Organization. */
    organization: b2b.Organization;
    /** Deprecated; do not rely on it. */
    reset_sessions: boolean;
    /** Whether the Member is fully logged in; `false` means an MFA step is still due. */
    member_authenticated: boolean;
    /**
     * Intermediate session token holding the OAuth factor, valid for 10 minutes by default; if not empty, the Member
     * must still complete an MFA step.
     */
    intermediate_session_token: string;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /** The Member's session; absent while an MFA step is still due. */
    member_session?: b2b.MemberSession | null;
    /**
     * Tokens, scopes and other values from the OAuth provider. Only Microsoft returns an `id_token`; Google One Tap
     * returns no access or refresh token.
     */
    provider_values?: b2b.OAuthProviderValues | null;
    /** What MFA the Organization asks for and how the Member can complete it. */
    mfa_required?: b2b.MfaRequired | null;
    /** Primary authentication the Member must still complete to log in to the Organization. */
    primary_required?: b2b.PrimaryRequired | null;
    /**
     * Attributes of the Member's device, present when the request had a valid `telemetry_id` and its fingerprint was
     * found.
     */
    member_device?: models.DeviceInfo | null;
    /** Expiry of the `intermediate_session_token`, RFC 3339 in UTC; absent if there is none. */
    intermediate_session_token_expires_at?: string | null;
  }
}

/** Discovery through OAuth providers. */
export namespace b2b.oauth.discovery {
  /** What is below `b2b.oauth.discovery` in the tree of operations. */
  export interface Methods {
    /**
     * Exchanges a discovery OAuth token for an intermediate session.
     *
     * The intermediate session lasts 10 minutes. Exchange it for a session in one of `discovered_organizations`, or
     * create an organization with it.
     *
     * `POST /v1/b2b/oauth/discovery/authenticate`.
     * [Documentation](https://stytch.com/docs/b2b/api/authenticate-discovery-oauth).
     */
    authenticate(
      args: b2b.oauth.discovery.Authenticate,
      options?: CallOptions,
    ): Promise<b2b.oauth.discovery.AuthenticateResponse>;
    /** Returns the URL at which an OAuth login to an organization that is not known yet begins. */
    start_url(args: {
      /** Provider, such as `google`. */
      provider: string;
      /** Public token of the project. */
      public_token: string;
      /** URL at which members arrive with the token. Default: that of the dashboard. */
      discovery_redirect_url?: string;
      /** Scopes to request from the provider, in addition to those that Stytch needs. */
      custom_scopes?: string[];
      /** PKCE challenge: authenticating the token then requires its verifier. */
      pkce_code_challenge?: string;
      /** Params for the provider, such as `login_hint`. */
      provider_params?: { [name: string]: string };
    }): StartUrl;
  }

  /**
   * Exchanges a discovery OAuth token for an intermediate session.
   *
   * The intermediate session lasts 10 minutes. Exchange it for a session in one of `discovered_organizations`, or
   * create an organization with it.
   *
   * `POST /v1/b2b/oauth/discovery/authenticate`, answered by `AuthenticateResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/authenticate-discovery-oauth).
   */
  export interface Authenticate {
    /** Token from the discovery OAuth redirect. */
    discovery_oauth_token: string;
    /** Token of the Member's existing session. */
    session_token?: string | null;
    /**
     * Session lifetime in minutes from now, 5 to 527040 (366 days); an existing session is extended by it. The
     * `session_jwt` itself always lasts five minutes.
     */
    session_duration_minutes?: number | null;
    /** JWT of the Member's existing session. */
    session_jwt?: string | null;
    /**
     * Custom claims for the session and its JWT, at most 4 kilobytes; `null` deletes a key, and reserved claims such as
     * `iss` or `sub` are ignored. Needs `session_duration_minutes` to start a session.
     */
    session_custom_claims?: JsonObject | null;
    /**
     * PKCE code verifier whose hash was sent as `pkce_code_challenge`; proves that the flow ends on the device that
     * started it.
     */
    pkce_code_verifier?: string | null;
  }

  /** What `Authenticate` answers. */
  export interface AuthenticateResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /**
     * Intermediate session token: login factors proven so far that can become a Member session; lives 10 minutes by
     * default.
     */
    intermediate_session_token: string;
    /** Email address of the Member or end user. */
    email_address: string;
    /**
     * Organizations the end user belongs to, is invited to, or may join, for example by JIT provisioning or a shared
     * email domain.
     */
    discovered_organizations: b2b.DiscoveredOrganization[];
    /** OAuth provider used, such as `Google`. */
    provider_type: string;
    /**
     * Tenant ID at the OAuth provider, such as a Slack workspace ID; filled only when there is exactly one, so prefer
     * `provider_tenant_ids`.
     */
    provider_tenant_id: string;
    /**
     * Every tenant ID the OAuth provider returned, such as HubSpot Hub IDs or GitHub organization IDs; some providers
     * return none.
     */
    provider_tenant_ids: string[];
    /** Full name of the authenticated person, when known. */
    full_name: string;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /** Expiry of the `intermediate_session_token`, RFC 3339 in UTC; absent if there is none. */
    intermediate_session_token_expires_at?: string | null;
  }
}

/** Organizations, the tenants of a B2B project. */
export namespace b2b.organizations {
  /** What is below `b2b.organizations` in the tree of operations. */
  export interface Methods {
    /** Members of organizations. */
    readonly members: b2b.organizations.members.Methods;
    /**
     * Lists the connected apps that members of an organization have installed.
     *
     * An app counts as installed once a member finished authorizing it, until that is revoked or the organization's
     * policy blocks the app.
     *
     * `GET /v1/b2b/organizations/{organization_id}/connected_apps`.
     * [Documentation](https://stytch.com/docs/b2b/api/connected-app-org-get-all).
     */
    connected_apps(
      args: b2b.organizations.ConnectedApps,
      options?: MemberCallOptions,
    ): Promise<b2b.organizations.ConnectedAppsResponse>;
    /**
     * Creates an organization.
     *
     * Slugs are unique in the project. `email_invites` falls back to `ALL_ALLOWED` if the request sets no
     * authentication setting, and to `NOT_ALLOWED` otherwise.
     *
     * `POST /v1/b2b/organizations`. [Documentation](https://stytch.com/docs/b2b/api/create-organization).
     */
    create(args: b2b.organizations.Create, options?: CallOptions): Promise<b2b.organizations.CreateResponse>;
    /**
     * Deletes an organization together with all its members.
     *
     * `DELETE /v1/b2b/organizations/{organization_id}`.
     * [Documentation](https://stytch.com/docs/b2b/api/delete-organization).
     */
    delete(args: b2b.organizations.Delete, options?: MemberCallOptions): Promise<b2b.organizations.DeleteResponse>;
    /**
     * Removes the external ID from an organization.
     *
     * `DELETE /v1/b2b/organizations/{organization_id}/external_id`.
     * [Documentation](https://stytch.com/docs/b2b/api/organization-object).
     */
    delete_external_id(
      args: b2b.organizations.DeleteExternalId,
      options?: MemberCallOptions,
    ): Promise<b2b.organizations.DeleteExternalIdResponse>;
    /**
     * Fetches an organization.
     *
     * `GET /v1/b2b/organizations/{organization_id}`. [Documentation](https://stytch.com/docs/b2b/api/get-organization).
     */
    get(args: b2b.organizations.Get, options?: CallOptions): Promise<b2b.organizations.GetResponse>;
    /**
     * Fetches a connected app and the members of an organization who use it.
     *
     * Each entry of `active_members` names the scopes that the member's last authorization asked for.
     *
     * `GET /v1/b2b/organizations/{organization_id}/connected_apps/{connected_app_id}`.
     * [Documentation](https://stytch.com/docs/b2b/api/connected-app-org-get).
     */
    get_connected_app(
      args: b2b.organizations.GetConnectedApp,
      options?: MemberCallOptions,
    ): Promise<b2b.organizations.GetConnectedAppResponse>;
    /**
     * Counts the members of an organization.
     *
     * `GET /v1/b2b/organizations/{organization_id}/metrics`.
     * [Documentation](https://stytch.com/docs/b2b/api/organization-object).
     */
    metrics(args: b2b.organizations.Metrics, options?: CallOptions): Promise<b2b.organizations.MetricsResponse>;
    /**
     * Searches the organizations of the project.
     *
     * Limited to 100 requests a minute and sometimes seconds slow: keep it out of login flows.
     *
     * `POST /v1/b2b/organizations/search`. [Documentation](https://stytch.com/docs/b2b/api/search-organizations).
     */
    search(args?: b2b.organizations.Search, options?: CallOptions): Promise<b2b.organizations.SearchResponse>;
    /**
     * Updates an organization.
     *
     * At least one authentication setting must stay `RESTRICTED` or `ALL_ALLOWED`; otherwise no new members could join.
     *
     * `PUT /v1/b2b/organizations/{organization_id}`.
     * [Documentation](https://stytch.com/docs/b2b/api/update-organization).
     */
    update(args: b2b.organizations.Update, options?: MemberCallOptions): Promise<b2b.organizations.UpdateResponse>;
  }

  /**
   * Lists the connected apps that members of an organization have installed.
   *
   * An app counts as installed once a member finished authorizing it, until that is revoked or the organization's
   * policy blocks the app.
   *
   * `GET /v1/b2b/organizations/{organization_id}/connected_apps`, answered by `ConnectedAppsResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/connected-app-org-get-all).
   */
  export interface ConnectedApps {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
  }

  /** What `ConnectedApps` answers. */
  export interface ConnectedAppsResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** Connected Apps that the Organization's Members have authorized. */
    connected_apps: b2b.OrganizationConnectedApp[];
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Creates an organization.
   *
   * Slugs are unique in the project. `email_invites` falls back to `ALL_ALLOWED` if the request sets no authentication
   * setting, and to `NOT_ALLOWED` otherwise.
   *
   * `POST /v1/b2b/organizations`, answered by `CreateResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/create-organization).
   */
  export interface Create {
    /** Name of the Organization, 1 to 128 characters. */
    organization_name: string;
    /**
     * URL slug of the Organization, usable as `organization_id`: 2 to 128 letters, digits, `-`, `.`, `_` or `~`, unique
     * in the project.
     */
    organization_slug?: string | null;
    /** URL of the Organization's logo image. */
    organization_logo_url?: string | null;
    /** JSON object of your own application data or of data from the identity provider. */
    trusted_metadata?: JsonObject | null;
    /**
     * Your own ID for the Organization, usable as `organization_id`; up to 128 letters, digits, `.`, `_`, `-` or `|`,
     * unique within the project.
     */
    organization_external_id?: string | null;
    /**
     * Whether an SSO login may create a Member: `ALL_ALLOWED` (the default), `RESTRICTED` (only through
     * `sso_jit_provisioning_allowed_connections`) or `NOT_ALLOWED`.
     */
    sso_jit_provisioning?: b2b.SsoJitProvisioning | null;
    /**
     * Email domains for invites and JIT provisioning when `email_invites` or `email_jit_provisioning` is `RESTRICTED`;
     * common ones like `gmail.com` are refused.
     */
    email_allowed_domains?: string[] | null;
    /**
     * JIT provisioning by Email Magic Link or OAuth: `RESTRICTED` (only verified emails in `email_allowed_domains`) or
     * `NOT_ALLOWED` (the default).
     */
    email_jit_provisioning?: b2b.EmailJitProvisioning | null;
    /**
     * Invitations by email: `ALL_ALLOWED`, `RESTRICTED` (only verified emails in `email_allowed_domains`) or
     * `NOT_ALLOWED`.
     */
    email_invites?: b2b.EmailInvites | null;
    /**
     * Which login methods Members may use: `ALL_ALLOWED` (the default) or `RESTRICTED` to `allowed_auth_methods`.
     * Breakglass Members are exempt.
     */
    auth_methods?: b2b.MethodsPolicy | null;
    /**
     * Primary login methods the Organization permits when `auth_methods` is `RESTRICTED`: `sso`, `magic_link`,
     * `email_otp`, `password` or `{provider}_oauth`, such as `google_oauth`.
     */
    allowed_auth_methods?: b2b.AuthMethod[] | null;
    /**
     * When Members need MFA: `REQUIRED_FOR_ALL`, or `OPTIONAL` (the default) for only those with `mfa_enrolled` set.
     * Sessions already active stay valid when it changes.
     */
    mfa_policy?: b2b.MfaPolicy | null;
    /** Roles granted by email domain: each Member whose address is at the domain gets the Role, however they log in. */
    rbac_email_implicit_role_assignments?: b2b.EmailImplicitRoleAssignment[] | null;
    /**
     * Which MFA methods Members may use: `ALL_ALLOWED` (the default) or `RESTRICTED` to those in `allowed_mfa_methods`.
     * Break-glass Members are exempt.
     */
    mfa_methods?: b2b.MethodsPolicy | null;
    /** MFA methods the Organization permits, `sms_otp` and/or `totp`; applies when `mfa_methods` is `RESTRICTED`. */
    allowed_mfa_methods?: b2b.MfaMethod[] | null;
    /**
     * Whether new Members can JIT provision by OAuth tenant: `RESTRICTED` to the tenants in `allowed_oauth_tenants`, or
     * `NOT_ALLOWED` (the default).
     */
    oauth_tenant_jit_provisioning?: b2b.OAuthTenantJitProvisioning | null;
    /**
     * OAuth tenants whose users may be JIT provisioned, keyed by `slack`, `hubspot` or `github`; when unset, JIT
     * provisioning by tenant is off.
     */
    allowed_oauth_tenants?: JsonObject | null;
    /** Email domains that the Organization has claimed, such as `example.com`. */
    claimed_email_domains?: string[] | null;
    /**
     * Which first party Connected Apps Members may use: `ALL_ALLOWED` (default), `RESTRICTED` to those in
     * `allowed_first_party_connected_apps`, or `NOT_ALLOWED`.
     */
    first_party_connected_apps_allowed_type?: b2b.ConnectedAppsAllowedType | null;
    /**
     * IDs of permitted first-party Connected Apps; applies only when `first_party_connected_apps_allowed_type` is
     * `RESTRICTED`.
     */
    allowed_first_party_connected_apps?: string[] | null;
    /**
     * Policy for third party Connected Apps: `ALL_ALLOWED` (the default), `RESTRICTED` (only those in
     * `allowed_third_party_connected_apps`) or `NOT_ALLOWED`.
     */
    third_party_connected_apps_allowed_type?: b2b.ConnectedAppsAllowedType | null;
    /**
     * IDs of permitted third-party Connected Apps; applies only when `third_party_connected_apps_allowed_type` is
     * `RESTRICTED`.
     */
    allowed_third_party_connected_apps?: string[] | null;
  }

  /** What `Create` answers. */
  export interface CreateResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** The Organization. */
    organization: b2b.Organization;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Deletes an organization together with all its members.
   *
   * `DELETE /v1/b2b/organizations/{organization_id}`, answered by `DeleteResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/delete-organization).
   */
  export interface Delete {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
  }

  /** What `Delete` answers. */
  export interface DeleteResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** Unique ID of the deleted Organization. */
    organization_id: string;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Removes the external ID from an organization.
   *
   * `DELETE /v1/b2b/organizations/{organization_id}/external_id`, answered by `DeleteExternalIdResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/organization-object).
   */
  export interface DeleteExternalId {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
  }

  /** What `DeleteExternalId` answers. */
  export interface DeleteExternalIdResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** The Organization. */
    organization: b2b.Organization;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Fetches an organization.
   *
   * `GET /v1/b2b/organizations/{organization_id}`, answered by `GetResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/get-organization).
   */
  export interface Get {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
  }

  /** What `Get` answers. */
  export interface GetResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** The Organization. */
    organization: b2b.Organization;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Fetches a connected app and the members of an organization who use it.
   *
   * Each entry of `active_members` names the scopes that the member's last authorization asked for.
   *
   * `GET /v1/b2b/organizations/{organization_id}/connected_apps/{connected_app_id}`, answered by
   * `GetConnectedAppResponse`. [Documentation](https://stytch.com/docs/b2b/api/connected-app-org-get).
   */
  export interface GetConnectedApp {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /** Unique ID of the Connected App. */
    connected_app_id: string;
  }

  /** What `GetConnectedApp` answers. */
  export interface GetConnectedAppResponse {
    /** Unique ID of the Connected App. */
    connected_app_id: string;
    /** Name of the Connected App. */
    name: string;
    /** Readable description of the Connected App. */
    description: string;
    /** Kind of Connected App: `first_party`, `first_party_public`, `third_party` or `third_party_public`. */
    client_type: models.ConnectedAppClientType;
    /** Members who have installed the Connected App. */
    active_members: b2b.OrganizationConnectedAppActiveMember[];
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /** URL of the Connected App's logo, if it has one. */
    logo_url?: string | null;
  }

  /**
   * Counts the members of an organization.
   *
   * `GET /v1/b2b/organizations/{organization_id}/metrics`, answered by `MetricsResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/organization-object).
   */
  export interface Metrics {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
  }

  /** What `Metrics` answers. */
  export interface MetricsResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** Number of Members in the Organization. */
    member_count: number;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Searches the organizations of the project.
   *
   * Limited to 100 requests a minute and sometimes seconds slow: keep it out of login flows.
   *
   * `POST /v1/b2b/organizations/search`, answered by `SearchResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/search-organizations).
   */
  export interface Search {
    /**
     * Place to resume from: `next_cursor` in the previous response's `results_metadata`, or unset for the first page. A
     * page holds at most 1000 results.
     */
    cursor?: string | null;
    /** Results per page: 100 by default, at most 1000. Page through more with `cursor`. */
    limit?: number | null;
    /** Search filter: an operator and its operands. Without it, or without operands, every Organization is returned. */
    query?: models.SearchQuery | null;
  }

  /** What `Search` answers. */
  export interface SearchResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** Organizations that match the search. */
    organizations: b2b.Organization[];
    /** Total count of the search and the cursor of its next page. */
    results_metadata: models.ResultsMetadata;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Updates an organization.
   *
   * At least one authentication setting must stay `RESTRICTED` or `ALL_ALLOWED`; otherwise no new members could join.
   *
   * `PUT /v1/b2b/organizations/{organization_id}`, answered by `UpdateResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/update-organization).
   */
  export interface Update {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /**
     * Name of the Organization, 1 to 128 characters. With a session header, needs `update.info.name` on
     * `stytch.organization`.
     */
    organization_name?: string | null;
    /**
     * URL slug: 2 to 128 letters, digits, `-`, `.`, `_` or `~`, unique in the project. With a session header, needs
     * `update.info.slug` on `stytch.organization`.
     */
    organization_slug?: string | null;
    /**
     * URL of the Organization's logo image. With a session header, needs `update.info.logo-url` on
     * `stytch.organization`.
     */
    organization_logo_url?: string | null;
    /**
     * JSON object of your own application data; must be left out when a session header is sent, since a Member can't
     * change it.
     */
    trusted_metadata?: JsonObject | null;
    /**
     * Your own ID for the Organization, usable as `organization_id`; up to 128 letters, digits, `.`, `_`, `-` or `|`,
     * unique within the project.
     */
    organization_external_id?: string | null;
    /**
     * ID of the SSO connection used by default when several are active; with a session header it needs the
     * `update.settings.default-sso-connection` permission.
     */
    sso_default_connection_id?: string | null;
    /**
     * Whether an SSO login may create a Member: `ALL_ALLOWED`, `RESTRICTED` or `NOT_ALLOWED`; with a session header it
     * needs the `update.settings.sso-jit-provisioning` permission.
     */
    sso_jit_provisioning?: b2b.SsoJitProvisioning | null;
    /**
     * `connection_id` values that may create Members when `sso_jit_provisioning` is `RESTRICTED`; with a session header
     * it needs the `update.settings.sso-jit-provisioning` permission.
     */
    sso_jit_provisioning_allowed_connections?: string[] | null;
    /**
     * Email domains for invites and JIT provisioning under `RESTRICTED` settings; not common ones like `gmail.com`. A
     * session-authorized call needs `update.settings.allowed-domains`.
     */
    email_allowed_domains?: string[] | null;
    /**
     * JIT provisioning by Magic Link or OAuth: `RESTRICTED` (to `email_allowed_domains`) or `NOT_ALLOWED`. A
     * session-authorized call needs `update.settings.email-jit-provisioning`.
     */
    email_jit_provisioning?: b2b.EmailJitProvisioning | null;
    /**
     * Invitations by email: `ALL_ALLOWED`, `RESTRICTED` (to `email_allowed_domains`) or `NOT_ALLOWED`. A
     * session-authorized call needs `update.settings.email-invites`.
     */
    email_invites?: b2b.EmailInvites | null;
    /**
     * Either `ALL_ALLOWED` or `RESTRICTED` to `allowed_auth_methods`; breakglass Members are exempt. A
     * session-authorized call needs `update.settings.allowed-auth-methods`.
     */
    auth_methods?: b2b.MethodsPolicy | null;
    /**
     * Login methods permitted when `auth_methods` is `RESTRICTED`, such as `sso` or `google_oauth`. A
     * session-authorized call needs `update.settings.allowed-auth-methods`.
     */
    allowed_auth_methods?: b2b.AuthMethod[] | null;
    /**
     * When Members need MFA: `REQUIRED_FOR_ALL`, or `OPTIONAL` for only those with `mfa_enrolled`. With a session
     * header, needs `update.settings.mfa-policy` on `stytch.organization`.
     */
    mfa_policy?: b2b.MfaPolicy | null;
    /**
     * Roles granted to every Member with an address at a given email domain. With a session header, needs
     * `update.settings.implicit-roles` on `stytch.organization`.
     */
    rbac_email_implicit_role_assignments?: b2b.EmailImplicitRoleAssignment[] | null;
    /**
     * Which MFA methods Members may use: `ALL_ALLOWED` or `RESTRICTED` to `allowed_mfa_methods`. With a session header,
     * needs `update.settings.allowed-mfa-methods` on `stytch.organization`.
     */
    mfa_methods?: b2b.MethodsPolicy | null;
    /**
     * MFA methods permitted, `sms_otp` and/or `totp`, when `mfa_methods` is `RESTRICTED`. A session-authorized call
     * needs `update.settings.allowed-mfa-methods`.
     */
    allowed_mfa_methods?: b2b.MfaMethod[] | null;
    /**
     * JIT provisioning by OAuth tenant: `RESTRICTED` to `allowed_oauth_tenants` or `NOT_ALLOWED`. With a session
     * header, needs `update.settings.oauth-tenant-jit-provisioning`.
     */
    oauth_tenant_jit_provisioning?: b2b.OAuthTenantJitProvisioning | null;
    /**
     * OAuth tenants that may be JIT provisioned, keyed by `slack`, `hubspot` or `github`. A session-authorized call
     * needs `update.settings.allowed-oauth-tenants`.
     */
    allowed_oauth_tenants?: JsonObject | null;
    /** Email domains that the Organization has claimed, such as `example.com`. */
    claimed_email_domains?: string[] | null;
    /**
     * Which first party Connected Apps Members may use: `ALL_ALLOWED` (default), `RESTRICTED` to those in
     * `allowed_first_party_connected_apps`, or `NOT_ALLOWED`.
     */
    first_party_connected_apps_allowed_type?: b2b.ConnectedAppsAllowedType | null;
    /**
     * IDs of permitted first-party Connected Apps; applies only when `first_party_connected_apps_allowed_type` is
     * `RESTRICTED`.
     */
    allowed_first_party_connected_apps?: string[] | null;
    /**
     * Policy for third party Connected Apps: `ALL_ALLOWED` (the default), `RESTRICTED` (only those in
     * `allowed_third_party_connected_apps`) or `NOT_ALLOWED`.
     */
    third_party_connected_apps_allowed_type?: b2b.ConnectedAppsAllowedType | null;
    /**
     * IDs of permitted third-party Connected Apps; applies only when `third_party_connected_apps_allowed_type` is
     * `RESTRICTED`.
     */
    allowed_third_party_connected_apps?: string[] | null;
  }

  /** What `Update` answers. */
  export interface UpdateResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** The Organization. */
    organization: b2b.Organization;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }
}

/** Members of organizations. */
export namespace b2b.organizations.members {
  /** What is below `b2b.organizations.members` in the tree of operations. */
  export interface Methods {
    /** Access of connected apps to members. */
    readonly connected_apps: b2b.organizations.members.connected_apps.Methods;
    /** Tokens saved from members' OAuth logins. */
    readonly oauth_providers: b2b.organizations.members.oauth_providers.Methods;
    /**
     * Adds a member to an organization.
     *
     * The member is `active` at once unless `create_member_as_pending` is set.
     *
     * `POST /v1/b2b/organizations/{organization_id}/members`.
     * [Documentation](https://stytch.com/docs/b2b/api/create-member).
     */
    create(
      args: b2b.organizations.members.Create,
      options?: MemberCallOptions,
    ): Promise<b2b.organizations.members.CreateResponse>;
    /**
     * Fetches a member by ID, in any organization.
     *
     * Nothing checks which organization the member belongs to, so an ID from untrusted input can leak foreign members.
     * Prefer `members.get`. `include_deleted` finds deleted members as well.
     *
     * `GET /v1/b2b/organizations/members/dangerously_get/{member_id}`.
     * [Documentation](https://stytch.com/docs/b2b/api/get-member).
     */
    dangerously_get(
      args: b2b.organizations.members.DangerouslyGet,
      options?: CallOptions,
    ): Promise<b2b.organizations.members.GetResponse>;
    /**
     * Deletes a member from an organization.
     *
     * Also revokes the member's open invites. `members.reactivate` brings a deleted member back.
     *
     * `DELETE /v1/b2b/organizations/{organization_id}/members/{member_id}`.
     * [Documentation](https://stytch.com/docs/b2b/api/delete-member).
     */
    delete(
      args: b2b.organizations.members.Delete,
      options?: MemberCallOptions,
    ): Promise<b2b.organizations.members.DeleteResponse>;
    /**
     * Removes the external ID from a member.
     *
     * `DELETE /v1/b2b/organizations/{organization_id}/members/{member_id}/external_id`.
     * [Documentation](https://stytch.com/docs/b2b/api/member-object).
     */
    delete_external_id(
      args: b2b.organizations.members.DeleteExternalId,
      options?: MemberCallOptions,
    ): Promise<b2b.organizations.members.DeleteExternalIdResponse>;
    /**
     * Deletes a member's MFA phone number.
     *
     * Delete the old number before setting another. Sessions that used it stay valid, so MFA is required again only at
     * the next login.
     *
     * `DELETE /v1/b2b/organizations/{organization_id}/members/mfa_phone_numbers/{member_id}`.
     * [Documentation](https://stytch.com/docs/b2b/api/delete-member-mfa-phone-number).
     */
    delete_mfa_phone_number(
      args: b2b.organizations.members.DeleteMfaPhoneNumber,
      options?: MemberCallOptions,
    ): Promise<b2b.organizations.members.DeleteMfaPhoneNumberResponse>;
    /**
     * Deletes a member's password.
     *
     * Works for passwords scoped to one organization. With passwords shared across organizations, use
     * `passwords.email.require_reset`.
     *
     * `DELETE /v1/b2b/organizations/{organization_id}/members/passwords/{member_password_id}`.
     * [Documentation](https://stytch.com/docs/b2b/api/delete-member-password).
     */
    delete_password(
      args: b2b.organizations.members.DeletePassword,
      options?: MemberCallOptions,
    ): Promise<b2b.organizations.members.DeletePasswordResponse>;
    /**
     * Deletes a member's TOTP registration.
     *
     * Delete the old registration before creating another. Sessions that used it stay valid, so MFA is required again
     * only at the next login.
     *
     * `DELETE /v1/b2b/organizations/{organization_id}/members/{member_id}/totp`.
     * [Documentation](https://stytch.com/docs/b2b/api/delete-member-mfa-totp).
     */
    delete_totp(
      args: b2b.organizations.members.DeleteTotp,
      options?: MemberCallOptions,
    ): Promise<b2b.organizations.members.DeleteTotpResponse>;
    /**
     * Fetches a member by ID or email address.
     *
     * Set `member_id` or `email_address`.
     *
     * `GET /v1/b2b/organizations/{organization_id}/member`.
     * [Documentation](https://stytch.com/docs/b2b/api/get-member).
     */
    get(args: b2b.organizations.members.Get, options?: CallOptions): Promise<b2b.organizations.members.GetResponse>;
    /**
     * Lists the connected apps that a member has authorized.
     *
     * An app leaves the list when its access is revoked, by the member or by a change of the organization's policy.
     *
     * `GET /v1/b2b/organizations/{organization_id}/members/{member_id}/connected_apps`.
     * [Documentation](https://stytch.com/docs/b2b/api/connected-app-member-get-all).
     */
    get_connected_apps(
      args: b2b.organizations.members.GetConnectedApps,
      options?: MemberCallOptions,
    ): Promise<b2b.organizations.members.GetConnectedAppsResponse>;
    /**
     * Fetches the tokens saved from a member's logins through OIDC connections.
     *
     * Stytch refreshes access tokens for which a refresh token was issued. `include_refresh_token` returns those too,
     * but redeeming one yourself may end the automatic refresh.
     *
     * `GET /v1/b2b/organizations/{organization_id}/members/{member_id}/oidc_providers`.
     * [Documentation](https://stytch.com/docs/b2b/api/member-object).
     */
    oidc_providers(
      args: b2b.organizations.members.OidcProviders,
      options?: CallOptions,
    ): Promise<b2b.organizations.members.OidcProvidersResponse>;
    /**
     * Makes a deleted member active again.
     *
     * The member must have a verified email address. Takes the Stytch `member_id`, not an external ID.
     *
     * `PUT /v1/b2b/organizations/{organization_id}/members/{member_id}/reactivate`.
     * [Documentation](https://stytch.com/docs/b2b/api/reactivate-member).
     */
    reactivate(
      args: b2b.organizations.members.Reactivate,
      options?: MemberCallOptions,
    ): Promise<b2b.organizations.members.ReactivateResponse>;
    /**
     * Searches the members of one or more organizations.
     *
     * `organization_ids` must not be empty. An empty `query` matches all members except deleted ones. Fuzzy filters
     * need three characters or more. Limited to 100 requests a minute and sometimes seconds slow: keep it out of login
     * flows.
     *
     * `POST /v1/b2b/organizations/members/search`. [Documentation](https://stytch.com/docs/b2b/api/search-members).
     */
    search(
      args: b2b.organizations.members.Search,
      options?: MemberCallOptions,
    ): Promise<b2b.organizations.members.SearchResponse>;
    /**
     * Emails a member a link or code to confirm a new email address.
     *
     * The member must be active with a verified address, and no other member may hold or be claiming the new one. The
     * link or code lasts 5 minutes; finish with `magic_links.authenticate`, or with `otps.email.authenticate` and the
     * new address.
     *
     * `POST /v1/b2b/organizations/{organization_id}/members/{member_id}/start_email_update`.
     * [Documentation](https://stytch.com/docs/b2b/api/start-member-email-update).
     */
    start_email_update(
      args: b2b.organizations.members.StartEmailUpdate,
      options?: MemberCallOptions,
    ): Promise<b2b.organizations.members.StartEmailUpdateResponse>;
    /**
     * Unlinks a member's retired email address, so that other members can use it.
     *
     * Set `email_id`, `email_address`, or both if they mean the same address.
     *
     * `POST /v1/b2b/organizations/{organization_id}/members/{member_id}/unlink_retired_email`.
     * [Documentation](https://stytch.com/docs/b2b/api/unlink-retired-member-email).
     */
    unlink_retired_email(
      args: b2b.organizations.members.UnlinkRetiredEmail,
      options?: MemberCallOptions,
    ): Promise<b2b.organizations.members.UnlinkRetiredEmailResponse>;
    /**
     * Updates a member.
     *
     * `mfa_phone_number` fails for a member who has a number: delete the old one first.
     *
     * `PUT /v1/b2b/organizations/{organization_id}/members/{member_id}`.
     * [Documentation](https://stytch.com/docs/b2b/api/update-member).
     */
    update(
      args: b2b.organizations.members.Update,
      options?: MemberCallOptions,
    ): Promise<b2b.organizations.members.UpdateResponse>;
  }

  /**
   * Adds a member to an organization.
   *
   * The member is `active` at once unless `create_member_as_pending` is set.
   *
   * `POST /v1/b2b/organizations/{organization_id}/members`, answered by `CreateResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/create-member).
   */
  export interface Create {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /** Email address of the Member or end user. */
    email_address: string;
    /** Name of the Member. */
    name?: string | null;
    /** JSON object of your own application data or of data from the identity provider. */
    trusted_metadata?: JsonObject | null;
    /**
     * JSON object of your own application data that end users can change through the frontend SDKs; keep nothing
     * critical in it.
     */
    untrusted_metadata?: JsonObject | null;
    /**
     * Whether a new Member starts as `pending`, and gets signup emails until first login, rather than `active`; `false`
     * by default.
     */
    create_member_as_pending?: boolean | null;
    /**
     * Whether this is a break glass Member, who may log in past the Organization's `auth_methods` settings in an
     * emergency.
     */
    is_breakglass?: boolean | null;
    /** Member's only phone number, in E.164 form such as `+12025550162`. */
    mfa_phone_number?: string | null;
    /**
     * Whether the Member must pass MFA at every login; when `false`, MFA applies only if the Organization's
     * `mfa_policy` is `REQUIRED_FOR_ALL`.
     */
    mfa_enrolled?: boolean | null;
    /** IDs of the Roles to assign explicitly to the Member. */
    roles?: string[] | null;
    /**
     * Your own identifier for the Member, unique in the Organization and accepted by most calls as `member_id`: up to
     * 128 alphanumerics, `.`, `_`, `-` or `|`.
     */
    external_id?: string | null;
  }

  /** What `Create` answers. */
  export interface CreateResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** UUID of the Member. */
    member_id: string;
    /** The Member the call is about. */
    member: b2b.Member;
    /** The Organization. */
    organization: b2b.Organization;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Fetches a member by ID, in any organization.
   *
   * Nothing checks which organization the member belongs to, so an ID from untrusted input can leak foreign members.
   * Prefer `members.get`. `include_deleted` finds deleted members as well.
   *
   * `GET /v1/b2b/organizations/members/dangerously_get/{member_id}`, answered by `GetResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/get-member).
   */
  export interface DangerouslyGet {
    /** UUID of the Member. */
    member_id: string;
    /** Whether a deleted Member is returned too; `false` by default. */
    include_deleted?: boolean;
  }

  /**
   * Deletes a member from an organization.
   *
   * Also revokes the member's open invites. `members.reactivate` brings a deleted member back.
   *
   * `DELETE /v1/b2b/organizations/{organization_id}/members/{member_id}`, answered by `DeleteResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/delete-member).
   */
  export interface Delete {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /** UUID of the Member, or the Member's `external_id` if one is set. */
    member_id: string;
  }

  /** What `Delete` answers. */
  export interface DeleteResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** UUID of the Member. */
    member_id: string;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Removes the external ID from a member.
   *
   * `DELETE /v1/b2b/organizations/{organization_id}/members/{member_id}/external_id`, answered by
   * `DeleteExternalIdResponse`. [Documentation](https://stytch.com/docs/b2b/api/member-object).
   */
  export interface DeleteExternalId {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /** UUID of the Member. */
    member_id: string;
  }

  /** What `DeleteExternalId` answers. */
  export interface DeleteExternalIdResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** UUID of the Member. */
    member_id: string;
    /** The Member the call is about. */
    member: b2b.Member;
    /** The Organization. */
    organization: b2b.Organization;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Deletes a member's MFA phone number.
   *
   * Delete the old number before setting another. Sessions that used it stay valid, so MFA is required again only at
   * the next login.
   *
   * `DELETE /v1/b2b/organizations/{organization_id}/members/mfa_phone_numbers/{member_id}`, answered by
   * `DeleteMfaPhoneNumberResponse`. [Documentation](https://stytch.com/docs/b2b/api/delete-member-mfa-phone-number).
   */
  export interface DeleteMfaPhoneNumber {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /** UUID of the Member, or the Member's `external_id` if one is set. */
    member_id: string;
  }

  /** What `DeleteMfaPhoneNumber` answers. */
  export interface DeleteMfaPhoneNumberResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** UUID of the Member. */
    member_id: string;
    /** The Member the call is about. */
    member: b2b.Member;
    /** The Organization. */
    organization: b2b.Organization;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Deletes a member's password.
   *
   * Works for passwords scoped to one organization. With passwords shared across organizations, use
   * `passwords.email.require_reset`.
   *
   * `DELETE /v1/b2b/organizations/{organization_id}/members/passwords/{member_password_id}`, answered by
   * `DeletePasswordResponse`. [Documentation](https://stytch.com/docs/b2b/api/delete-member-password).
   */
  export interface DeletePassword {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /** UUID of the Member's password. */
    member_password_id: string;
  }

  /** What `DeletePassword` answers. */
  export interface DeletePasswordResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** UUID of the Member. */
    member_id: string;
    /** The Member the call is about. */
    member: b2b.Member;
    /** The Organization. */
    organization: b2b.Organization;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Deletes a member's TOTP registration.
   *
   * Delete the old registration before creating another. Sessions that used it stay valid, so MFA is required again
   * only at the next login.
   *
   * `DELETE /v1/b2b/organizations/{organization_id}/members/{member_id}/totp`, answered by `DeleteTotpResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/delete-member-mfa-totp).
   */
  export interface DeleteTotp {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /** UUID of the Member, or the Member's `external_id` if one is set. */
    member_id: string;
  }

  /** What `DeleteTotp` answers. */
  export interface DeleteTotpResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** UUID of the Member. */
    member_id: string;
    /** The Member the call is about. */
    member: b2b.Member;
    /** The Organization. */
    organization: b2b.Organization;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Fetches a member by ID or email address.
   *
   * Set `member_id` or `email_address`.
   *
   * `GET /v1/b2b/organizations/{organization_id}/member`, answered by `GetResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/get-member).
   */
  export interface Get {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /** UUID of the Member, or their `external_id`; leave out to look up by `email_address`. */
    member_id?: string;
    /** Email address of the Member to fetch. */
    email_address?: string;
  }

  /** What `Get` answers. */
  export interface GetResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** UUID of the Member. */
    member_id: string;
    /** The Member the call is about. */
    member: b2b.Member;
    /** The Organization. */
    organization: b2b.Organization;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Lists the connected apps that a member has authorized.
   *
   * An app leaves the list when its access is revoked, by the member or by a change of the organization's policy.
   *
   * `GET /v1/b2b/organizations/{organization_id}/members/{member_id}/connected_apps`, answered by
   * `GetConnectedAppsResponse`. [Documentation](https://stytch.com/docs/b2b/api/connected-app-member-get-all).
   */
  export interface GetConnectedApps {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /** UUID of the Member, or the Member's `external_id` if one is set. */
    member_id: string;
  }

  /** What `GetConnectedApps` answers. */
  export interface GetConnectedAppsResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** Connected Apps for which the Member has finished an authorization flow. */
    connected_apps: b2b.MemberConnectedApp[];
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Fetches the tokens saved from a member's logins through OIDC connections.
   *
   * Stytch refreshes access tokens for which a refresh token was issued. `include_refresh_token` returns those too, but
   * redeeming one yourself may end the automatic refresh.
   *
   * `GET /v1/b2b/organizations/{organization_id}/members/{member_id}/oidc_providers`, answered by
   * `OidcProvidersResponse`. [Documentation](https://stytch.com/docs/b2b/api/member-object).
   */
  export interface OidcProviders {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /** UUID of the Member, or the Member's `external_id` if one is set. */
    member_id: string;
    /**
     * Whether to return the stored refresh token; `false` by default. Using that token yourself can stop Stytch from
     * refreshing access tokens.
     */
    include_refresh_token?: boolean;
  }

  /** What `OidcProviders` answers. */
  export interface OidcProvidersResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** Member's OIDC registrations, each with the tokens from its IdP. */
    registrations: b2b.OidcProviderInfo[];
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Makes a deleted member active again.
   *
   * The member must have a verified email address. Takes the Stytch `member_id`, not an external ID.
   *
   * `PUT /v1/b2b/organizations/{organization_id}/members/{member_id}/reactivate`, answered by `ReactivateResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/reactivate-member).
   */
  export interface Reactivate {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /** UUID of the Member. */
    member_id: string;
  }

  /** What `Reactivate` answers. */
  export interface ReactivateResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** UUID of the Member. */
    member_id: string;
    /** The Member the call is about. */
    member: b2b.Member;
    /** The Organization. */
    organization: b2b.Organization;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Searches the members of one or more organizations.
   *
   * `organization_ids` must not be empty. An empty `query` matches all members except deleted ones. Fuzzy filters need
   * three characters or more. Limited to 100 requests a minute and sometimes seconds slow: keep it out of login flows.
   *
   * `POST /v1/b2b/organizations/members/search`, answered by `SearchResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/search-members).
   */
  export interface Search {
    /** IDs of the Organizations to search in; at least one. */
    organization_ids: string[];
    /**
     * Place to resume from: `next_cursor` in the previous response's `results_metadata`, or unset for the first page. A
     * page holds at most 1000 results.
     */
    cursor?: string | null;
    /** Results per page: 100 by default, at most 1000. Page through more with `cursor`. */
    limit?: number | null;
    /**
     * Search filter: an operator and its operands. Without it, or without operands, all Members of the given
     * Organizations are returned.
     */
    query?: models.SearchQuery | null;
  }

  /** What `Search` answers. */
  export interface SearchResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** Members that match the search. */
    members: b2b.Member[];
    /** Total count of the search and the cursor of its next page. */
    results_metadata: models.ResultsMetadata;
    /** Organizations of the Members found, keyed by `organization_id`. */
    organizations: { [name: string]: b2b.Organization };
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Emails a member a link or code to confirm a new email address.
   *
   * The member must be active with a verified address, and no other member may hold or be claiming the new one. The
   * link or code lasts 5 minutes; finish with `magic_links.authenticate`, or with `otps.email.authenticate` and the new
   * address.
   *
   * `POST /v1/b2b/organizations/{organization_id}/members/{member_id}/start_email_update`, answered by
   * `StartEmailUpdateResponse`. [Documentation](https://stytch.com/docs/b2b/api/start-member-email-update).
   */
  export interface StartEmailUpdate {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /** UUID of the Member, or the Member's `external_id` if one is set. */
    member_id: string;
    /** New email address, which the Member has to verify. */
    email_address: string;
    /**
     * URL of your backend that the emailed login link opens, where you authenticate the token. If unset, the
     * Dashboard's default applies; without one, the call fails.
     */
    login_redirect_url?: string | null;
    /** Language of the message, an IETF BCP 47 tag; English when unset. */
    locale?: models.Locale | null;
    /** Id of the custom login email template, of type "Magic links - Login"; your default template when unset. */
    login_template_id?: string | null;
    /** How to verify the new email address: `EMAIL_MAGIC_LINK` (the default) or `EMAIL_OTP`. */
    delivery_method?: b2b.EmailUpdateDeliveryMethod | null;
  }

  /** What `StartEmailUpdate` answers. */
  export interface StartEmailUpdateResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** UUID of the Member. */
    member_id: string;
    /** The Member the call is about. */
    member: b2b.Member;
    /** The Organization. */
    organization: b2b.Organization;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Unlinks a member's retired email address, so that other members can use it.
   *
   * Set `email_id`, `email_address`, or both if they mean the same address.
   *
   * `POST /v1/b2b/organizations/{organization_id}/members/{member_id}/unlink_retired_email`, answered by
   * `UnlinkRetiredEmailResponse`. [Documentation](https://stytch.com/docs/b2b/api/unlink-retired-member-email).
   */
  export interface UnlinkRetiredEmail {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /** UUID of the Member, or the Member's `external_id` if one is set. */
    member_id: string;
    /** ID of the Member's retired email address to unlink. */
    email_id?: string | null;
    /** Email address of the Member or end user. */
    email_address?: string | null;
  }

  /** What `UnlinkRetiredEmail` answers. */
  export interface UnlinkRetiredEmailResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** UUID of the Member. */
    member_id: string;
    /** Unique ID of the Organization. */
    organization_id: string;
    /** The Member the call is about. */
    member: b2b.Member;
    /** The Organization. */
    organization: b2b.Organization;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Updates a member.
   *
   * `mfa_phone_number` fails for a member who has a number: delete the old one first.
   *
   * `PUT /v1/b2b/organizations/{organization_id}/members/{member_id}`, answered by `UpdateResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/update-member).
   */
  export interface Update {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /** UUID of the Member, or the Member's `external_id` if one is set. */
    member_id: string;
    /**
     * Name of the Member. With a session header, needs `update.info.name` on `stytch.member`, or on `stytch.self` for
     * one's own record.
     */
    name?: string | null;
    /**
     * JSON object of your own application data; must be left out when a session header is sent, since a Member can't
     * change it.
     */
    trusted_metadata?: JsonObject | null;
    /**
     * JSON object of your own application data, also writable by the frontend SDKs; with a session header it needs the
     * `update.info.untrusted-metadata` permission.
     */
    untrusted_metadata?: JsonObject | null;
    /**
     * Whether this is a break glass Member, free of the Organization's `auth_methods` settings. With a session header,
     * needs the `update.settings.is-breakglass` action on `stytch.member`.
     */
    is_breakglass?: boolean | null;
    /**
     * Phone number in E.164 form; an error if the Member has one, so delete that first. With a session header, needs
     * `update.info.mfa-phone` on `stytch.member` or one's own `stytch.self`.
     */
    mfa_phone_number?: string | null;
    /**
     * Whether the Member must pass MFA at every login. With a session header, needs `update.settings.mfa-enrolled` on
     * `stytch.member`, or on `stytch.self` for one's own record.
     */
    mfa_enrolled?: boolean | null;
    /**
     * Roles to assign explicitly, replacing all earlier ones; see `preserve_existing_sessions`. With a session header,
     * needs `update.settings.roles` on `stytch.member`.
     */
    roles?: string[] | null;
    /**
     * Whether to keep sessions that got a removed Role through SSO too; `false` when unset, which revokes those using
     * the affected SSO connections.
     */
    preserve_existing_sessions?: boolean | null;
    /**
     * MFA method to prefer, `sms_otp` or `totp`. A session-authorized call needs `update.settings.default-mfa-method`
     * on `stytch.member`, or `stytch.self` for oneself.
     */
    default_mfa_method?: b2b.MfaMethod | null;
    /**
     * New email address; clears passwords and must be verified again. A session-authorized call needs
     * `update.info.email` on `stytch.member`; Members cannot change their own.
     */
    email_address?: string | null;
    /**
     * Your own identifier for the Member, unique in the Organization and accepted by most calls as `member_id`: up to
     * 128 alphanumerics, `.`, `_`, `-` or `|`.
     */
    external_id?: string | null;
    /**
     * Whether to delete the old email address rather than retire it when `email_address` is given; `false` when unset.
     */
    unlink_email?: boolean | null;
  }

  /** What `Update` answers. */
  export interface UpdateResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** UUID of the Member. */
    member_id: string;
    /** The Member the call is about. */
    member: b2b.Member;
    /** The Organization. */
    organization: b2b.Organization;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }
}

/** Access of connected apps to members. */
export namespace b2b.organizations.members.connected_apps {
  /** What is below `b2b.organizations.members.connected_apps` in the tree of operations. */
  export interface Methods {
    /**
     * Withdraws a member's consent to a connected app and revokes all tokens the app holds for them.
     *
     * The app gets new tokens only after the member authorizes it again.
     *
     * `POST /v1/b2b/organizations/{organization_id}/members/{member_id}/connected_apps/{connected_app_id}/revoke`.
     * [Documentation](https://stytch.com/docs/b2b/api/connected-app-member-revoke).
     */
    revoke(
      args: b2b.organizations.members.connected_apps.Revoke,
      options?: MemberCallOptions,
    ): Promise<b2b.organizations.members.connected_apps.RevokeResponse>;
  }

  /**
   * Withdraws a member's consent to a connected app and revokes all tokens the app holds for them.
   *
   * The app gets new tokens only after the member authorizes it again.
   *
   * `POST /v1/b2b/organizations/{organization_id}/members/{member_id}/connected_apps/{connected_app_id}/revoke`,
   * answered by `RevokeResponse`. [Documentation](https://stytch.com/docs/b2b/api/connected-app-member-revoke).
   */
  export interface Revoke {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /** UUID of the Member, or the Member's `external_id` if one is set. */
    member_id: string;
    /** Unique ID of the Connected App. */
    connected_app_id: string;
  }

  /** What `Revoke` answers. */
  export interface RevokeResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }
}

/** Tokens saved from members' OAuth logins. */
export namespace b2b.organizations.members.oauth_providers {
  /** What is below `b2b.organizations.members.oauth_providers` in the tree of operations. */
  export interface Methods {
    /**
     * Fetches the GitHub access tokens saved from a member's OAuth logins.
     *
     * GitHub issues no refresh tokens; its access tokens expire only after long disuse.
     *
     * `GET /v1/b2b/organizations/{organization_id}/members/{member_id}/oauth_providers/github`.
     * [Documentation](https://stytch.com/docs/b2b/api/member-object).
     */
    github(
      args: b2b.organizations.members.oauth_providers.Github,
      options?: CallOptions,
    ): Promise<b2b.organizations.members.oauth_providers.GithubResponse>;
    /**
     * Fetches the Google tokens saved from a member's OAuth logins.
     *
     * Stytch refreshes the access token if Google issued a refresh token. `include_refresh_token` returns that one too,
     * but redeeming it yourself may end the automatic refresh. A member who only ever used Google One Tap has no
     * tokens. Start the OAuth flow with `provider_prompt=consent` to make Google issue a refresh token.
     *
     * `GET /v1/b2b/organizations/{organization_id}/members/{member_id}/oauth_providers/google`.
     * [Documentation](https://stytch.com/docs/b2b/api/member-object).
     */
    google(
      args: b2b.organizations.members.oauth_providers.Google,
      options?: CallOptions,
    ): Promise<b2b.organizations.members.oauth_providers.GoogleResponse>;
    /**
     * Fetches the HubSpot tokens saved from a member's OAuth logins.
     *
     * Stytch refreshes the access token if HubSpot issued a refresh token. `include_refresh_token` returns that one
     * too, but redeeming it yourself may end the automatic refresh.
     *
     * `GET /v1/b2b/organizations/{organization_id}/members/{member_id}/oauth_providers/hubspot`.
     * [Documentation](https://stytch.com/docs/b2b/api/member-object).
     */
    hubspot(
      args: b2b.organizations.members.oauth_providers.Hubspot,
      options?: CallOptions,
    ): Promise<b2b.organizations.members.oauth_providers.HubspotResponse>;
    /**
     * Fetches the Microsoft tokens saved from a member's OAuth logins.
     *
     * Stytch refreshes the access token if Microsoft issued a refresh token. `include_refresh_token` returns that one
     * too, but redeeming it yourself may end the automatic refresh.
     *
     * `GET /v1/b2b/organizations/{organization_id}/members/{member_id}/oauth_providers/microsoft`.
     * [Documentation](https://stytch.com/docs/b2b/api/member-object).
     */
    microsoft(
      args: b2b.organizations.members.oauth_providers.Microsoft,
      options?: CallOptions,
    ): Promise<b2b.organizations.members.oauth_providers.MicrosoftResponse>;
    /**
     * Fetches the Slack tokens saved from a member's OAuth logins.
     *
     * `GET /v1/b2b/organizations/{organization_id}/members/{member_id}/oauth_providers/slack`.
     * [Documentation](https://stytch.com/docs/b2b/api/member-object).
     */
    slack(
      args: b2b.organizations.members.oauth_providers.Slack,
      options?: CallOptions,
    ): Promise<b2b.organizations.members.oauth_providers.SlackResponse>;
  }

  /**
   * Fetches the GitHub access tokens saved from a member's OAuth logins.
   *
   * GitHub issues no refresh tokens; its access tokens expire only after long disuse.
   *
   * `GET /v1/b2b/organizations/{organization_id}/members/{member_id}/oauth_providers/github`, answered by
   * `GithubResponse`. [Documentation](https://stytch.com/docs/b2b/api/member-object).
   */
  export interface Github {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /** UUID of the Member, or the Member's `external_id` if one is set. */
    member_id: string;
    /**
     * Whether to return the stored refresh token; `false` by default. Using that token yourself can stop Stytch from
     * refreshing access tokens.
     */
    include_refresh_token?: boolean;
  }

  /** What `Github` answers. */
  export interface GithubResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** OAuth provider used, such as `Google`. */
    provider_type: string;
    /** Member's registrations with the provider, each with its tokens. */
    registrations: b2b.GithubProviderInfo[];
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Fetches the Google tokens saved from a member's OAuth logins.
   *
   * Stytch refreshes the access token if Google issued a refresh token. `include_refresh_token` returns that one too,
   * but redeeming it yourself may end the automatic refresh. A member who only ever used Google One Tap has no tokens.
   * Start the OAuth flow with `provider_prompt=consent` to make Google issue a refresh token.
   *
   * `GET /v1/b2b/organizations/{organization_id}/members/{member_id}/oauth_providers/google`, answered by
   * `GoogleResponse`. [Documentation](https://stytch.com/docs/b2b/api/member-object).
   */
  export interface Google {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /** UUID of the Member, or the Member's `external_id` if one is set. */
    member_id: string;
    /**
     * Whether to return the stored refresh token; `false` by default. Using that token yourself can stop Stytch from
     * refreshing access tokens.
     */
    include_refresh_token?: boolean;
  }

  /** What `Google` answers. */
  export interface GoogleResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** OAuth provider used, such as `Google`. */
    provider_type: string;
    /** User's unique ID at the OAuth provider, its `sub` claim. */
    provider_subject: string;
    /** OpenID Connect ID token from the OAuth provider, a JWT whose claims vary by provider. */
    id_token: string;
    /** OAuth scopes that the provider granted. */
    scopes: string[];
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /** OAuth access token for calling the provider's API on behalf of the User or Member. */
    access_token?: string | null;
    /** Seconds left before the provider's access token expires. */
    access_token_expires_in?: number | null;
    /** Provider's refresh token, for getting a new `access_token` for its API. */
    refresh_token?: string | null;
  }

  /**
   * Fetches the HubSpot tokens saved from a member's OAuth logins.
   *
   * Stytch refreshes the access token if HubSpot issued a refresh token. `include_refresh_token` returns that one too,
   * but redeeming it yourself may end the automatic refresh.
   *
   * `GET /v1/b2b/organizations/{organization_id}/members/{member_id}/oauth_providers/hubspot`, answered by
   * `HubspotResponse`. [Documentation](https://stytch.com/docs/b2b/api/member-object).
   */
  export interface Hubspot {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /** UUID of the Member, or the Member's `external_id` if one is set. */
    member_id: string;
    /**
     * Whether to return the stored refresh token; `false` by default. Using that token yourself can stop Stytch from
     * refreshing access tokens.
     */
    include_refresh_token?: boolean;
  }

  /** What `Hubspot` answers. */
  export interface HubspotResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** OAuth provider used, such as `Google`. */
    provider_type: string;
    /** Member's registrations with the provider, each with its tokens. */
    registrations: b2b.HubspotProviderInfo[];
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Fetches the Microsoft tokens saved from a member's OAuth logins.
   *
   * Stytch refreshes the access token if Microsoft issued a refresh token. `include_refresh_token` returns that one
   * too, but redeeming it yourself may end the automatic refresh.
   *
   * `GET /v1/b2b/organizations/{organization_id}/members/{member_id}/oauth_providers/microsoft`, answered by
   * `MicrosoftResponse`. [Documentation](https://stytch.com/docs/b2b/api/member-object).
   */
  export interface Microsoft {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /** UUID of the Member, or the Member's `external_id` if one is set. */
    member_id: string;
    /**
     * Whether to return the stored refresh token; `false` by default. Using that token yourself can stop Stytch from
     * refreshing access tokens.
     */
    include_refresh_token?: boolean;
  }

  /** What `Microsoft` answers. */
  export interface MicrosoftResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** OAuth provider used, such as `Google`. */
    provider_type: string;
    /** User's unique ID at the OAuth provider, its `sub` claim. */
    provider_subject: string;
    /** OAuth access token for calling the provider's API on behalf of the User or Member. */
    access_token: string;
    /** Seconds left before the provider's access token expires. */
    access_token_expires_in: number;
    /** OpenID Connect ID token from the OAuth provider, a JWT whose claims vary by provider. */
    id_token: string;
    /** OAuth scopes that the provider granted. */
    scopes: string[];
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /** Provider's refresh token, for getting a new `access_token` for its API. */
    refresh_token?: string | null;
  }

  /**
   * Fetches the Slack tokens saved from a member's OAuth logins.
   *
   * `GET /v1/b2b/organizations/{organization_id}/members/{member_id}/oauth_providers/slack`, answered by
   * `SlackResponse`. [Documentation](https://stytch.com/docs/b2b/api/member-object).
   */
  export interface Slack {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /** UUID of the Member, or the Member's `external_id` if one is set. */
    member_id: string;
  }

  /** What `Slack` answers. */
  export interface SlackResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** OAuth provider used, such as `Google`. */
    provider_type: string;
    /** Member's registrations with the provider, each with its tokens. */
    registrations: b2b.SlackProviderInfo[];
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }
}

/** One-time passcodes for members. */
export namespace b2b.otps {
  /** What is below `b2b.otps` in the tree of operations. */
  export interface Methods {
    /** One-time passcodes by email. */
    readonly email: b2b.otps.email.Methods;
    /** One-time passcodes by SMS, as a second factor. */
    readonly sms: b2b.otps.sms.Methods;
  }
}

/** One-time passcodes by email. */
export namespace b2b.otps.email {
  /** What is below `b2b.otps.email` in the tree of operations. */
  export interface Methods {
    /** Discovery passcodes by email. */
    readonly discovery: b2b.otps.email.discovery.Methods;
    /**
     * Logs a member in with a passcode sent by email.
     *
     * A code works once and for 10 minutes by default; a `pending` or `invited` member becomes `active`. The session
     * lasts 60 minutes unless `session_duration_minutes` says otherwise. When `member_authenticated` is `false`, there
     * is only an `intermediate_session_token`: finish with `otps.sms.authenticate`, `totps.authenticate` or
     * `recovery_codes.recover`.
     *
     * `POST /v1/b2b/otps/email/authenticate`. [Documentation](https://stytch.com/docs/b2b/api/authenticate-email-otp).
     */
    authenticate(
      args: b2b.otps.email.Authenticate,
      options?: CallOptions,
    ): Promise<b2b.otps.email.AuthenticateResponse>;
    /**
     * Emails a login passcode to an active member, or a signup passcode to any other address.
     *
     * An unknown address creates a `pending` member. The code works for 10 minutes by default, and replaces every
     * earlier one for this address; it goes to `otps.email.authenticate`.
     *
     * `POST /v1/b2b/otps/email/login_or_signup`.
     * [Documentation](https://stytch.com/docs/b2b/api/send-login-signup-email-otp).
     */
    login_or_signup(
      args: b2b.otps.email.LoginOrSignup,
      options?: CallOptions,
    ): Promise<b2b.otps.email.LoginOrSignupResponse>;
  }

  /**
   * Logs a member in with a passcode sent by email.
   *
   * A code works once and for 10 minutes by default; a `pending` or `invited` member becomes `active`. The session
   * lasts 60 minutes unless `session_duration_minutes` says otherwise. When `member_authenticated` is `false`, there is
   * only an `intermediate_session_token`: finish with `otps.sms.authenticate`, `totps.authenticate` or
   * `recovery_codes.recover`.
   *
   * `POST /v1/b2b/otps/email/authenticate`, answered by `AuthenticateResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/authenticate-email-otp).
   */
  export interface Authenticate {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /** Email address of the Member or end user. */
    email_address: string;
    /** Passcode the end user received or read from an authenticator app, such as `123456`. */
    code: string;
    /** Token of the Member's existing session. */
    session_token?: string | null;
    /** JWT of the Member's existing session. */
    session_jwt?: string | null;
    /**
     * Intermediate session token: login factors proven so far that can become a Member session; lives 10 minutes by
     * default.
     */
    intermediate_session_token?: string | null;
    /**
     * Session lifetime in minutes from now, 5 to 527040 (366 days); an existing session is extended by it. Stytch
     * starts a 60-minute session when unset.
     */
    session_duration_minutes?: number | null;
    /**
     * Custom claims for the session and its JWT, at most 4 kilobytes; `null` deletes a key, and reserved claims such as
     * `iss` or `sub` are ignored. Needs `session_duration_minutes` to start a session.
     */
    session_custom_claims?: JsonObject | null;
    /** Language of the message, an IETF BCP 47 tag; English when unset. */
    locale?: models.Locale | null;
    /**
     * Device Fingerprinting telemetry ID; when set, Stytch stores the device's fingerprints and IP location with the
     * User or Member. Needs a workspace with Device Fingerprinting on.
     */
    telemetry_id?: string | null;
  }

  /** What `Authenticate` answers. */
  export interface AuthenticateResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** UUID of the Member. */
    member_id: string;
    /** ID of the email address or device that was authenticated. */
    method_id: string;
    /** Unique ID of the Organization. */
    organization_id: string;
    /** The Member the call is about. */
    member: b2b.Member;
    /** Secret opaque token of the session. */
    session_token: string;
    /** JSON Web Token (JWT) of the session, valid for five minutes. */
    session_jwt: string;
    /** The Organization. */
    organization: b2b.Organization;
    /**
     * Intermediate session token for finishing the login when there is no full session yet; valid for 10 minutes by
     * default.
     */
    intermediate_session_token: string;
    /** Whether the Member is fully logged in; `false` means an MFA step is still due. */
    member_authenticated: boolean;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /** The Member's session; absent while an MFA step is still due. */
    member_session?: b2b.MemberSession | null;
    /** What MFA the Organization asks for and how the Member can complete it. */
    mfa_required?: b2b.MfaRequired | null;
    /** Primary authentication the Member must still complete to log in to the Organization. */
    primary_required?: b2b.PrimaryRequired | null;
    /**
     * Attributes of the Member's device, present when the request had a valid `telemetry_id` and its fingerprint was
     * found.
     */
    member_device?: models.DeviceInfo | null;
    /** Expiry of the `intermediate_session_token`, RFC 3339 in UTC; absent if there is none. */
    intermediate_session_token_expires_at?: string | null;
  }

  /**
   * Emails a login passcode to an active member, or a signup passcode to any other address.
   *
   * An unknown address creates a `pending` member. The code works for 10 minutes by default, and replaces every earlier
   * one for this address; it goes to `otps.email.authenticate`.
   *
   * `POST /v1/b2b/otps/email/login_or_signup`, answered by `LoginOrSignupResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/send-login-signup-email-otp).
   */
  export interface LoginOrSignup {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /** Email address of the Member or end user. */
    email_address: string;
    /** Id of the custom login email template, of type "OTP - Login"; your default template when unset. */
    login_template_id?: string | null;
    /**
     * ID of the custom template for sign-up emails, of type "OTP - Signup"; the default template is used when unset.
     */
    signup_template_id?: string | null;
    /** Language of the message, an IETF BCP 47 tag; English when unset. */
    locale?: models.Locale | null;
    /** Minutes until the login passcode expires, from 2 to 15; 10 by default. */
    login_expiration_minutes?: number | null;
    /** Minutes until the sign-up passcode expires, 2 to 15; Stytch uses 10 when unset. */
    signup_expiration_minutes?: number | null;
  }

  /** What `LoginOrSignup` answers. */
  export interface LoginOrSignupResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** UUID of the Member. */
    member_id: string;
    /** Whether the call created the Member; `false` when one already existed. */
    member_created: boolean;
    /** The Member the call is about. */
    member: b2b.Member;
    /** The Organization. */
    organization: b2b.Organization;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }
}

/** Discovery passcodes by email. */
export namespace b2b.otps.email.discovery {
  /** What is below `b2b.otps.email.discovery` in the tree of operations. */
  export interface Methods {
    /**
     * Exchanges a discovery passcode for an intermediate session.
     *
     * The intermediate session lasts 10 minutes. Exchange it for a session in one of `discovered_organizations`, or
     * create an organization with it.
     *
     * `POST /v1/b2b/otps/email/discovery/authenticate`.
     * [Documentation](https://stytch.com/docs/b2b/api/authenticate-discovery-email-otp).
     */
    authenticate(
      args: b2b.otps.email.discovery.Authenticate,
      options?: CallOptions,
    ): Promise<b2b.otps.email.discovery.AuthenticateResponse>;
    /**
     * Emails a discovery passcode, which is not tied to any organization.
     *
     * The code works for 10 minutes by default, and replaces every earlier one for this address. It goes to
     * `otps.email.discovery.authenticate`.
     *
     * `POST /v1/b2b/otps/email/discovery/send`.
     * [Documentation](https://stytch.com/docs/b2b/api/send-discovery-email-otp).
     */
    send(args: b2b.otps.email.discovery.Send, options?: CallOptions): Promise<b2b.otps.email.discovery.SendResponse>;
  }

  /**
   * Exchanges a discovery passcode for an intermediate session.
   *
   * The intermediate session lasts 10 minutes. Exchange it for a session in one of `discovered_organizations`, or
   * create an organization with it.
   *
   * `POST /v1/b2b/otps/email/discovery/authenticate`, answered by `AuthenticateResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/authenticate-discovery-email-otp).
   */
  export interface Authenticate {
    /** Email address of the Member or end user. */
    email_address: string;
    /** Passcode the end user received or read from an authenticator app, such as `123456`. */
    code: string;
  }

  /** What `Authenticate` answers. */
  export interface AuthenticateResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /**
     * Intermediate session token: login factors proven so far that can become a Member session; lives 10 minutes by
     * default.
     */
    intermediate_session_token: string;
    /** Email address of the Member or end user. */
    email_address: string;
    /**
     * Organizations the end user belongs to, is invited to, or may join, for example by JIT provisioning or a shared
     * email domain.
     */
    discovered_organizations: b2b.DiscoveredOrganization[];
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /** Expiry of the `intermediate_session_token`, RFC 3339 in UTC; absent if there is none. */
    intermediate_session_token_expires_at?: string | null;
  }

  /**
   * Emails a discovery passcode, which is not tied to any organization.
   *
   * The code works for 10 minutes by default, and replaces every earlier one for this address. It goes to
   * `otps.email.discovery.authenticate`.
   *
   * `POST /v1/b2b/otps/email/discovery/send`, answered by `SendResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/send-discovery-email-otp).
   */
  export interface Send {
    /** Email address to start discovery with. */
    email_address: string;
    /** Id of the custom login email template, of type "OTP - Login"; your default template when unset. */
    login_template_id?: string | null;
    /** Language of the message, an IETF BCP 47 tag; English when unset. */
    locale?: models.Locale | null;
    /** Minutes until the discovery passcode expires, 2 to 15; 10 when unset. */
    discovery_expiration_minutes?: number | null;
  }

  /** What `Send` answers. */
  export interface SendResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }
}

/** One-time passcodes by SMS, as a second factor. */
export namespace b2b.otps.sms {
  /** What is below `b2b.otps.sms` in the tree of operations. */
  export interface Methods {
    /**
     * Checks a passcode sent by SMS, as a second factor or to step up a session.
     *
     * Needs exactly one of `intermediate_session_token` (which is used up), `session_token` and `session_jwt`. A code
     * lasts two minutes, and only the newest works. `set_mfa_enrollment` has an effect only where the MFA policy is
     * `OPTIONAL`.
     *
     * `POST /v1/b2b/otps/sms/authenticate`. [Documentation](https://stytch.com/docs/b2b/api/authenticate-otp-sms).
     */
    authenticate(args: b2b.otps.sms.Authenticate, options?: CallOptions): Promise<b2b.otps.sms.AuthenticateResponse>;
    /**
     * Texts a passcode to a member's phone.
     *
     * `mfa_phone_number` is for members without a number and gets linked; a different one is an error. A member who
     * already has an MFA factor must pass a token of a session with that factor. After a primary login of an enrolled
     * member the code is sent automatically, so call this for later prompts. Outside the US and Canada, countries may
     * have to be allowed first.
     *
     * `POST /v1/b2b/otps/sms/send`. [Documentation](https://stytch.com/docs/b2b/api/otp-sms-send).
     */
    send(args: b2b.otps.sms.Send, options?: CallOptions): Promise<b2b.otps.sms.SendResponse>;
  }

  /**
   * Checks a passcode sent by SMS, as a second factor or to step up a session.
   *
   * Needs exactly one of `intermediate_session_token` (which is used up), `session_token` and `session_jwt`. A code
   * lasts two minutes, and only the newest works. `set_mfa_enrollment` has an effect only where the MFA policy is
   * `OPTIONAL`.
   *
   * `POST /v1/b2b/otps/sms/authenticate`, answered by `AuthenticateResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/authenticate-otp-sms).
   */
  export interface Authenticate {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /** UUID of the Member, or the Member's `external_id` if one is set. */
    member_id: string;
    /** Passcode the end user received or read from an authenticator app, such as `123456`. */
    code: string;
    /**
     * Intermediate session token: login factors proven so far that can become a Member session; lives 10 minutes by
     * default.
     */
    intermediate_session_token?: string | null;
    /** Token of the Member's existing session. */
    session_token?: string | null;
    /** JWT of the Member's existing session. */
    session_jwt?: string | null;
    /**
     * Session lifetime in minutes from now, 5 to 527040 (366 days); an existing session is extended by it. Stytch
     * starts a 60-minute session when unset.
     */
    session_duration_minutes?: number | null;
    /**
     * Custom claims for the session and its JWT, at most 4 kilobytes; `null` deletes a key, and reserved claims such as
     * `iss` or `sub` are ignored. Needs `session_duration_minutes` to start a session.
     */
    session_custom_claims?: JsonObject | null;
    /**
     * Change of the Member's `mfa_enrolled` on success: `enroll` or `unenroll`; unchanged when unset. Ignored when the
     * Organization's MFA policy is `REQUIRED_FOR_ALL`.
     */
    set_mfa_enrollment?: b2b.MfaEnrollment | null;
    /**
     * Whether to make the method used in this call the Member's default for MFA; the first MFA login does so
     * automatically.
     */
    set_default_mfa?: boolean | null;
    /**
     * Device Fingerprinting telemetry ID; when set, Stytch stores the device's fingerprints and IP location with the
     * User or Member. Needs a workspace with Device Fingerprinting on.
     */
    telemetry_id?: string | null;
  }

  /** What `Authenticate` answers. */
  export interface AuthenticateResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** UUID of the Member. */
    member_id: string;
    /** The Member the call is about. */
    member: b2b.Member;
    /** The Organization. */
    organization: b2b.Organization;
    /** Secret opaque token of the session. */
    session_token: string;
    /** JSON Web Token (JWT) of the session, valid for five minutes. */
    session_jwt: string;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /** The Member's session; absent while an MFA step is still due. */
    member_session?: b2b.MemberSession | null;
    /**
     * Attributes of the Member's device, present when the request had a valid `telemetry_id` and its fingerprint was
     * found.
     */
    member_device?: models.DeviceInfo | null;
  }

  /**
   * Texts a passcode to a member's phone.
   *
   * `mfa_phone_number` is for members without a number and gets linked; a different one is an error. A member who
   * already has an MFA factor must pass a token of a session with that factor. After a primary login of an enrolled
   * member the code is sent automatically, so call this for later prompts. Outside the US and Canada, countries may
   * have to be allowed first.
   *
   * `POST /v1/b2b/otps/sms/send`, answered by `SendResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/otp-sms-send).
   */
  export interface Send {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /** UUID of the Member, or the Member's `external_id` if one is set. */
    member_id: string;
    /**
     * Phone number to text the code to, in E.164 form such as `+12025550162`; not needed when the Member already has
     * one.
     */
    mfa_phone_number?: string | null;
    /** Language of the message, an IETF BCP 47 tag; English when unset. */
    locale?: models.Locale | null;
    /**
     * Intermediate session token: login factors proven so far that can become a Member session; lives 10 minutes by
     * default.
     */
    intermediate_session_token?: string | null;
    /** Token of the Member's existing session. */
    session_token?: string | null;
    /** JWT of the Member's existing session. */
    session_jwt?: string | null;
  }

  /** What `Send` answers. */
  export interface SendResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** UUID of the Member. */
    member_id: string;
    /** The Member the call is about. */
    member: b2b.Member;
    /** The Organization. */
    organization: b2b.Organization;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }
}

/** Members' passwords. */
export namespace b2b.passwords {
  /** What is below `b2b.passwords` in the tree of operations. */
  export interface Methods {
    /** Passwords in the discovery flow. */
    readonly discovery: b2b.passwords.discovery.Methods;
    /** Password resets by email. */
    readonly email: b2b.passwords.email.Methods;
    /** Password resets by the present password. */
    readonly existing_password: b2b.passwords.existing_password.Methods;
    /** Password resets by a session. */
    readonly sessions: b2b.passwords.sessions.Methods;
    /**
     * Logs a member in with email address and password.
     *
     * A breached password fails with `member_reset_password` even if it is right. When `member_authenticated` is
     * `false`, there is only an `intermediate_session_token`: finish MFA with it.
     *
     * `POST /v1/b2b/passwords/authenticate`. [Documentation](https://stytch.com/docs/b2b/api/passwords-authenticate).
     */
    authenticate(args: b2b.passwords.Authenticate, options?: CallOptions): Promise<b2b.passwords.AuthenticateResponse>;
    /**
     * Imports a password hash for a member, creating the member if needed.
     *
     * Marks the email address as verified, so import only users whose address you verified yourself. Where
     * organizations share passwords, call it once for each of them. Limited to 100 requests a second.
     *
     * `POST /v1/b2b/passwords/migrate`. [Documentation](https://stytch.com/docs/b2b/api/migrate).
     */
    migrate(args: b2b.passwords.Migrate, options?: CallOptions): Promise<b2b.passwords.MigrateResponse>;
    /**
     * Checks a password against the project's strength policy.
     *
     * `zxcvbn_feedback` or `luds_feedback` tells the user what is missing, depending on `strength_policy`.
     *
     * `POST /v1/b2b/passwords/strength_check`. [Documentation](https://stytch.com/docs/b2b/api/strength-check).
     */
    strength_check(
      args: b2b.passwords.StrengthCheck,
      options?: CallOptions,
    ): Promise<b2b.passwords.StrengthCheckResponse>;
  }

  /**
   * Logs a member in with email address and password.
   *
   * A breached password fails with `member_reset_password` even if it is right. When `member_authenticated` is `false`,
   * there is only an `intermediate_session_token`: finish MFA with it.
   *
   * `POST /v1/b2b/passwords/authenticate`, answered by `AuthenticateResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/passwords-authenticate).
   */
  export interface Authenticate {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /** Email address of the Member or end user. */
    email_address: string;
    /** Password to check or set; any UTF-8 characters, including spaces and emoji. */
    password: string;
    /** Token of the Member's existing session. */
    session_token?: string | null;
    /**
     * Session lifetime in minutes from now, 5 to 527040 (366 days); an existing session is extended by it. Stytch
     * starts a 60-minute session when unset.
     */
    session_duration_minutes?: number | null;
    /** JWT of the Member's existing session. */
    session_jwt?: string | null;
    /**
     * Custom claims for the session and its JWT, at most 4 kilobytes; `null` deletes a key, and reserved claims such as
     * `iss` or `sub` are ignored. Needs `session_duration_minutes` to start a session.
     */
    session_custom_claims?: JsonObject | null;
    /**
     * Language of the passcode text sent when the Member must complete an MFA step and has a phone number; English when
     * unset.
     */
    locale?: models.Locale | null;
    /**
     * Intermediate session token to add this factor to. It turns into a session once the Organization's login and MFA
     * rules are met; otherwise the same token is returned.
     */
    intermediate_session_token?: string | null;
    /**
     * Device Fingerprinting telemetry ID; when set, Stytch stores the device's fingerprints and IP location with the
     * User or Member. Needs a workspace with Device Fingerprinting on.
     */
    telemetry_id?: string | null;
  }

  /** What `Authenticate` answers. */
  export interface AuthenticateResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** UUID of the Member. */
    member_id: string;
    /** Unique ID of the Organization. */
    organization_id: string;
    /** The Member the call is about. */
    member: b2b.Member;
    /** Secret opaque token of the session. */
    session_token: string;
    /** JSON Web Token (JWT) of the session, valid for five minutes. */
    session_jwt: string;
    /** The Organization. */
    organization: b2b.Organization;
    /**
     * Intermediate session token holding the password factor, valid for 10 minutes by default; if not empty, the Member
     * must still complete an MFA step. Discovery calls refuse it.
     */
    intermediate_session_token: string;
    /** Whether the Member is fully logged in; `false` means an MFA step is still due. */
    member_authenticated: boolean;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /** The Member's session; absent while an MFA step is still due. */
    member_session?: b2b.MemberSession | null;
    /** What MFA the Organization asks for and how the Member can complete it. */
    mfa_required?: b2b.MfaRequired | null;
    /** Primary authentication the Member must still complete to log in to the Organization. */
    primary_required?: b2b.PrimaryRequired | null;
    /**
     * Attributes of the Member's device, present when the request had a valid `telemetry_id` and its fingerprint was
     * found.
     */
    member_device?: models.DeviceInfo | null;
    /** Expiry of the `intermediate_session_token`, RFC 3339 in UTC; absent if there is none. */
    intermediate_session_token_expires_at?: string | null;
  }

  /**
   * Imports a password hash for a member, creating the member if needed.
   *
   * Marks the email address as verified, so import only users whose address you verified yourself. Where organizations
   * share passwords, call it once for each of them. Limited to 100 requests a second.
   *
   * `POST /v1/b2b/passwords/migrate`, answered by `MigrateResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/migrate).
   */
  export interface Migrate {
    /** Email address of the Member or end user. */
    email_address: string;
    /** Hash of the password to import, in base64 for scrypt and PBKDF2. */
    hash: string;
    /**
     * Algorithm behind `hash`: `bcrypt`, `scrypt`, `argon_2i`, `argon_2id`, `md_5`, `sha_1`, `sha_512` or `pbkdf_2`.
     */
    hash_type: models.HashType;
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /** Salts for a `hash` of type `md_5`; optional. */
    md_5_config?: models.Md5Config | null;
    /** Argon2 parameters; required when `hash` is in hex form rather than the encoded form. */
    argon_2_config?: models.Argon2Config | null;
    /** Settings of a SHA-1 hash, such as its salt; optional. */
    sha_1_config?: models.Sha1Config | null;
    /** Settings of a SHA-512 hash, such as its salt; optional. */
    sha_512_config?: models.Sha512Config | null;
    /** Settings of the scrypt hash; needed unless `hash` is in PHC encoded form. */
    scrypt_config?: models.ScryptConfig | null;
    /**
     * Parameters of the PBKDF2 hash; required when migrating one. SHA-256 is the default; contact Stytch about other
     * hash functions.
     */
    pbkdf_2_config?: models.Pbkdf2Config | null;
    /** Name of the Member. */
    name?: string | null;
    /** JSON object of your own application data or of data from the identity provider. */
    trusted_metadata?: JsonObject | null;
    /**
     * JSON object of your own application data that end users can change through the frontend SDKs; keep nothing
     * critical in it.
     */
    untrusted_metadata?: JsonObject | null;
    /**
     * Roles to assign explicitly, replacing all earlier ones. Sessions that got a removed Role through SSO are revoked
     * unless `preserve_existing_sessions` is `true`.
     */
    roles?: string[] | null;
    /**
     * Whether to keep sessions that got a removed Role through SSO too; `false` when unset, which revokes those using
     * the affected SSO connections.
     */
    preserve_existing_sessions?: boolean | null;
    /** Member's only phone number, in E.164 form such as `+12025550162`. */
    mfa_phone_number?: string | null;
    /** Whether to mark the phone number as verified. Only safe when you know the person owns it. */
    set_phone_number_verified?: boolean | null;
    /**
     * Your own identifier for a newly created Member, unique in the Organization: up to 128 alphanumerics, `.`, `_`,
     * `-` or `|`. Ignored when the Member already exists.
     */
    external_id?: string | null;
  }

  /** What `Migrate` answers. */
  export interface MigrateResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** UUID of the Member. */
    member_id: string;
    /** Whether the call created the Member; `false` when one already existed. */
    member_created: boolean;
    /** The Member the call is about. */
    member: b2b.Member;
    /** The Organization. */
    organization: b2b.Organization;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Checks a password against the project's strength policy.
   *
   * `zxcvbn_feedback` or `luds_feedback` tells the user what is missing, depending on `strength_policy`.
   *
   * `POST /v1/b2b/passwords/strength_check`, answered by `StrengthCheckResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/strength-check).
   */
  export interface StrengthCheck {
    /** Password to rate; any UTF-8 characters, including spaces and emoji. */
    password: string;
    /** Email address of the Member or end user. */
    email_address?: string | null;
  }

  /** What `StrengthCheck` answers. */
  export interface StrengthCheckResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /**
     * Whether the password passes the strength policy, and no known breach has it when the request had an email
     * address.
     */
    valid_password: boolean;
    /** Strength by zxcvbn, 1 to 4; a password needs at least 3 to be valid. */
    score: number;
    /** Whether the password appears in a known breach, according to HaveIBeenPwned. */
    breached_password: boolean;
    /** Strength policy in force: `zxcvbn` or `luds`. */
    strength_policy: models.PasswordStrengthPolicy;
    /**
     * Whether breach detection is on for the project (the default); when `false`, `breached_password` is always `false`
     * too.
     */
    breach_detection_on_create: boolean;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /** Advice on making the password stronger under the LUDS policy. */
    luds_feedback?: models.LudsFeedback | null;
    /** Advice from `zxcvbn` on making the password stronger. */
    zxcvbn_feedback?: b2b.ZxcvbnFeedback | null;
  }
}

/** Passwords in the discovery flow. */
export namespace b2b.passwords.discovery {
  /** What is below `b2b.passwords.discovery` in the tree of operations. */
  export interface Methods {
    /** Password resets by email in the discovery flow. */
    readonly email: b2b.passwords.discovery.email.Methods;
    /**
     * Checks an email address and password without an organization, and starts an intermediate session.
     *
     * For passwords shared across organizations only. A breached password fails with `member_reset_password` even if it
     * is right. Exchange the intermediate session for one in `discovered_organizations`.
     *
     * `POST /v1/b2b/passwords/discovery/authenticate`.
     * [Documentation](https://stytch.com/docs/b2b/api/passwords-discovery-authenticate).
     */
    authenticate(
      args: b2b.passwords.discovery.Authenticate,
      options?: CallOptions,
    ): Promise<b2b.passwords.discovery.AuthenticateResponse>;
  }

  /**
   * Checks an email address and password without an organization, and starts an intermediate session.
   *
   * For passwords shared across organizations only. A breached password fails with `member_reset_password` even if it
   * is right. Exchange the intermediate session for one in `discovered_organizations`.
   *
   * `POST /v1/b2b/passwords/discovery/authenticate`, answered by `AuthenticateResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/passwords-discovery-authenticate).
   */
  export interface Authenticate {
    /** Email address of the Member or end user. */
    email_address: string;
    /** Password to check or set; any UTF-8 characters, including spaces and emoji. */
    password: string;
  }

  /** What `Authenticate` answers. */
  export interface AuthenticateResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** Email address of the Member or end user. */
    email_address: string;
    /** Intermediate session token holding the password factor, valid for 10 minutes by default. */
    intermediate_session_token: string;
    /**
     * Organizations the end user belongs to, is invited to, or may join, for example by JIT provisioning or a shared
     * email domain.
     */
    discovered_organizations: b2b.DiscoveredOrganization[];
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /** Expiry of the `intermediate_session_token`, RFC 3339 in UTC; absent if there is none. */
    intermediate_session_token_expires_at?: string | null;
  }
}

/** Password resets by email in the discovery flow. */
export namespace b2b.passwords.discovery.email {
  /** What is below `b2b.passwords.discovery.email` in the tree of operations. */
  export interface Methods {
    /**
     * Sets a new password with an emailed token and starts an intermediate session.
     *
     * Test the password with `passwords.strength_check` beforehand. Exchange the intermediate session for one in
     * `discovered_organizations`.
     *
     * `POST /v1/b2b/passwords/discovery/email/reset`.
     * [Documentation](https://stytch.com/docs/b2b/api/discovery-email-reset).
     */
    reset(
      args: b2b.passwords.discovery.email.Reset,
      options?: CallOptions,
    ): Promise<b2b.passwords.discovery.email.ResetResponse>;
    /**
     * Emails a password reset link that is not tied to any organization.
     *
     * For passwords shared across organizations only. The link's token goes to `passwords.discovery.email.reset`.
     *
     * `POST /v1/b2b/passwords/discovery/email/reset/start`.
     * [Documentation](https://stytch.com/docs/b2b/api/discovery-email-reset-start).
     */
    reset_start(
      args: b2b.passwords.discovery.email.ResetStart,
      options?: CallOptions,
    ): Promise<b2b.passwords.discovery.email.ResetStartResponse>;
  }

  /**
   * Sets a new password with an emailed token and starts an intermediate session.
   *
   * Test the password with `passwords.strength_check` beforehand. Exchange the intermediate session for one in
   * `discovered_organizations`.
   *
   * `POST /v1/b2b/passwords/discovery/email/reset`, answered by `ResetResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/discovery-email-reset).
   */
  export interface Reset {
    /** Token from the password reset link, taken from its `token` query parameter. */
    password_reset_token: string;
    /** Password to check or set; any UTF-8 characters, including spaces and emoji. */
    password: string;
    /**
     * PKCE code verifier whose hash was sent as `pkce_code_challenge`; proves that the flow ends on the device that
     * started it.
     */
    pkce_code_verifier?: string | null;
  }

  /** What `Reset` answers. */
  export interface ResetResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** Intermediate session token holding the password factor, valid for 10 minutes by default. */
    intermediate_session_token: string;
    /** Email address of the Member or end user. */
    email_address: string;
    /**
     * Organizations the end user belongs to, is invited to, or may join, for example by JIT provisioning or a shared
     * email domain.
     */
    discovered_organizations: b2b.DiscoveredOrganization[];
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /** Expiry of the `intermediate_session_token`, RFC 3339 in UTC; absent if there is none. */
    intermediate_session_token_expires_at?: string | null;
  }

  /**
   * Emails a password reset link that is not tied to any organization.
   *
   * For passwords shared across organizations only. The link's token goes to `passwords.discovery.email.reset`.
   *
   * `POST /v1/b2b/passwords/discovery/email/reset/start`, answered by `ResetStartResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/discovery-email-reset-start).
   */
  export interface ResetStart {
    /** Email address of the Member whose password is to be reset. */
    email_address: string;
    /**
     * URL of your reset page, opened by the emailed link with a `token` query parameter. Falls back to the Dashboard
     * default; an error if neither is set.
     */
    reset_password_redirect_url?: string | null;
    /**
     * URL the discovery link leads to, where your app authenticates the token. Falls back to the Dashboard's default;
     * with neither set, the call fails.
     */
    discovery_redirect_url?: string | null;
    /** ID of the password reset email template, created in the Dashboard; your default template when unset. */
    reset_password_template_id?: string | null;
    /** Minutes until the password reset link expires, 5 to 10080 (7 days); 30 when unset. */
    reset_password_expiration_minutes?: number | null;
    /** PKCE challenge: the SHA-256 hash of the code verifier, base64url encoded. */
    pkce_code_challenge?: string | null;
    /** Language of the message, an IETF BCP 47 tag; English when unset. */
    locale?: models.Locale | null;
    /**
     * ID of the custom template, of type "Passwords - Email Verification", for a user's first password reset when
     * cross-organization passwords are on; the default template is used when unset.
     */
    verify_email_template_id?: string | null;
  }

  /** What `ResetStart` answers. */
  export interface ResetStartResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }
}

/** Password resets by email. */
export namespace b2b.passwords.email {
  /** What is below `b2b.passwords.email` in the tree of operations. */
  export interface Methods {
    /**
     * Requires the holder of an email address to reset the password.
     *
     * For passwords shared across organizations only. If a single active member uses the address, the password is
     * deleted.
     *
     * `POST /v1/b2b/passwords/email/require_reset`.
     * [Documentation](https://stytch.com/docs/b2b/api/passwords-require-reset-by-email).
     */
    require_reset(
      args: b2b.passwords.email.RequireReset,
      options?: MemberCallOptions,
    ): Promise<b2b.passwords.email.RequireResetResponse>;
    /**
     * Sets a member's new password with an emailed token, and logs the member in.
     *
     * Revokes all sessions of the member. Test the password with `passwords.strength_check` beforehand. When
     * `member_authenticated` is `false`, finish MFA with the `intermediate_session_token`.
     *
     * `POST /v1/b2b/passwords/email/reset`. [Documentation](https://stytch.com/docs/b2b/api/email-reset).
     */
    reset(args: b2b.passwords.email.Reset, options?: CallOptions): Promise<b2b.passwords.email.ResetResponse>;
    /**
     * Emails a member a link for resetting the password.
     *
     * The link's token goes to `passwords.email.reset`.
     *
     * `POST /v1/b2b/passwords/email/reset/start`. [Documentation](https://stytch.com/docs/b2b/api/email-reset-start).
     */
    reset_start(
      args: b2b.passwords.email.ResetStart,
      options?: CallOptions,
    ): Promise<b2b.passwords.email.ResetStartResponse>;
  }

  /**
   * Requires the holder of an email address to reset the password.
   *
   * For passwords shared across organizations only. If a single active member uses the address, the password is
   * deleted.
   *
   * `POST /v1/b2b/passwords/email/require_reset`, answered by `RequireResetResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/passwords-require-reset-by-email).
   */
  export interface RequireReset {
    /** Email address of the Member whose password is to be reset. */
    email_address: string;
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id?: string | null;
    /** UUID of the Member, or the Member's `external_id` if one is set. */
    member_id?: string | null;
  }

  /** What `RequireReset` answers. */
  export interface RequireResetResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /** UUID of the Member. */
    member_id?: string | null;
    /** The Member the call is about. */
    member?: b2b.Member | null;
    /** The Organization. */
    organization?: b2b.Organization | null;
  }

  /**
   * Sets a member's new password with an emailed token, and logs the member in.
   *
   * Revokes all sessions of the member. Test the password with `passwords.strength_check` beforehand. When
   * `member_authenticated` is `false`, finish MFA with the `intermediate_session_token`.
   *
   * `POST /v1/b2b/passwords/email/reset`, answered by `ResetResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/email-reset).
   */
  export interface Reset {
    /** Token from the password reset link, taken from its `token` query parameter. */
    password_reset_token: string;
    /** Password to check or set; any UTF-8 characters, including spaces and emoji. */
    password: string;
    /**
     * Token of a session to update rather than start a new one; ignored when it is another Member's. Excludes
     * `session_jwt`.
     */
    session_token?: string | null;
    /**
     * Session lifetime in minutes from now, 5 to 527040 (366 days); an existing session is extended by it. Stytch
     * starts a 60-minute session when unset.
     */
    session_duration_minutes?: number | null;
    /**
     * JWT of a session to update rather than start a new one; ignored when it is another Member's. Excludes
     * `session_token`.
     */
    session_jwt?: string | null;
    /** PKCE verifier: the base64url one-time secret behind the `code_challenge` of the flow. */
    code_verifier?: string | null;
    /**
     * Custom claims for the session and its JWT, at most 4 kilobytes; `null` deletes a key, and reserved claims such as
     * `iss` or `sub` are ignored. Needs `session_duration_minutes` to start a session.
     */
    session_custom_claims?: JsonObject | null;
    /**
     * Language of the passcode text sent when the Member must complete an MFA step and has a phone number; English when
     * unset.
     */
    locale?: models.Locale | null;
    /**
     * Intermediate session token to add this factor to. It turns into a session once the Organization's login and MFA
     * rules are met; otherwise the same token is returned.
     */
    intermediate_session_token?: string | null;
    /**
     * Device Fingerprinting telemetry ID; when set, Stytch stores the device's fingerprints and IP location with the
     * User or Member. Needs a workspace with Device Fingerprinting on.
     */
    telemetry_id?: string | null;
  }

  /** What `Reset` answers. */
  export interface ResetResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** UUID of the Member. */
    member_id: string;
    /** UUID of the Member's email. */
    member_email_id: string;
    /** Unique ID of the Organization. */
    organization_id: string;
    /** The Member the call is about. */
    member: b2b.Member;
    /** Secret opaque token of the session. */
    session_token: string;
    /** JSON Web Token (JWT) of the session, valid for five minutes. */
    session_jwt: string;
    /** The Organization. */
    organization: b2b.Organization;
    /**
     * Intermediate session token holding the password factor, valid for 10 minutes by default; if not empty, the Member
     * must still complete an MFA step. Discovery calls refuse it.
     */
    intermediate_session_token: string;
    /** Whether the Member is fully logged in; `false` means an MFA step is still due. */
    member_authenticated: boolean;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /** The Member's session; absent while an MFA step is still due. */
    member_session?: b2b.MemberSession | null;
    /** What MFA the Organization asks for and how the Member can complete it. */
    mfa_required?: b2b.MfaRequired | null;
    /** Primary authentication the Member must still complete to log in to the Organization. */
    primary_required?: b2b.PrimaryRequired | null;
    /**
     * Attributes of the Member's device, present when the request had a valid `telemetry_id` and its fingerprint was
     * found.
     */
    member_device?: models.DeviceInfo | null;
    /** Expiry of the `intermediate_session_token`, RFC 3339 in UTC; absent if there is none. */
    intermediate_session_token_expires_at?: string | null;
  }

  /**
   * Emails a member a link for resetting the password.
   *
   * The link's token goes to `passwords.email.reset`.
   *
   * `POST /v1/b2b/passwords/email/reset/start`, answered by `ResetStartResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/email-reset-start).
   */
  export interface ResetStart {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /** Email address of the Member whose password is to be reset. */
    email_address: string;
    /**
     * URL of your reset page, opened by the emailed link with a `token` query parameter. Falls back to the Dashboard
     * default; an error if neither is set.
     */
    reset_password_redirect_url?: string | null;
    /** Minutes until the password reset link expires, 5 to 10080 (7 days); 30 when unset. */
    reset_password_expiration_minutes?: number | null;
    /**
     * PKCE challenge: base64url of the SHA-256 hash of a one-time secret, so the flow must finish on the device that
     * started it.
     */
    code_challenge?: string | null;
    /**
     * URL the email's "Log in without password" button opens; authenticate its `token` param as a magic link. If unset,
     * the Dashboard's default applies; without one, the call fails.
     */
    login_redirect_url?: string | null;
    /** Language of the message, an IETF BCP 47 tag; English when unset. */
    locale?: models.Locale | null;
    /** ID of the password reset email template, created in the Dashboard; your default template when unset. */
    reset_password_template_id?: string | null;
    /**
     * ID of the custom template, of type "Passwords - Email Verification", for a user's first password reset when
     * cross-organization passwords are on; the default template is used when unset.
     */
    verify_email_template_id?: string | null;
  }

  /** What `ResetStart` answers. */
  export interface ResetStartResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** UUID of the Member. */
    member_id: string;
    /** UUID of the Member's email. */
    member_email_id: string;
    /** The Member the call is about. */
    member: b2b.Member;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }
}

/** Password resets by the present password. */
export namespace b2b.passwords.existing_password {
  /** What is below `b2b.passwords.existing_password` in the tree of operations. */
  export interface Methods {
    /**
     * Replaces a member's password, given the present one, and logs the member in.
     *
     * Revokes all sessions of the member. Test the new password with `passwords.strength_check` beforehand. When
     * `member_authenticated` is `false`, finish MFA with the `intermediate_session_token`.
     *
     * `POST /v1/b2b/passwords/existing_password/reset`.
     * [Documentation](https://stytch.com/docs/b2b/api/existing-reset).
     */
    reset(
      args: b2b.passwords.existing_password.Reset,
      options?: CallOptions,
    ): Promise<b2b.passwords.existing_password.ResetResponse>;
  }

  /**
   * Replaces a member's password, given the present one, and logs the member in.
   *
   * Revokes all sessions of the member. Test the new password with `passwords.strength_check` beforehand. When
   * `member_authenticated` is `false`, finish MFA with the `intermediate_session_token`.
   *
   * `POST /v1/b2b/passwords/existing_password/reset`, answered by `ResetResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/existing-reset).
   */
  export interface Reset {
    /** Email address of the Member or end user. */
    email_address: string;
    /** Current password of the User or Member. */
    existing_password: string;
    /** Password that replaces the existing one. */
    new_password: string;
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /** Token of the Member's existing session. */
    session_token?: string | null;
    /**
     * Session lifetime in minutes from now, 5 to 527040 (366 days); an existing session is extended by it. Stytch
     * starts a 60-minute session when unset.
     */
    session_duration_minutes?: number | null;
    /** JWT of the Member's existing session. */
    session_jwt?: string | null;
    /**
     * Custom claims for the session and its JWT, at most 4 kilobytes; `null` deletes a key, and reserved claims such as
     * `iss` or `sub` are ignored. Needs `session_duration_minutes` to start a session.
     */
    session_custom_claims?: JsonObject | null;
    /**
     * Language of the passcode text sent when the Member must complete an MFA step and has a phone number; English when
     * unset.
     */
    locale?: models.Locale | null;
    /**
     * Device Fingerprinting telemetry ID; when set, Stytch stores the device's fingerprints and IP location with the
     * User or Member. Needs a workspace with Device Fingerprinting on.
     */
    telemetry_id?: string | null;
  }

  /** What `Reset` answers. */
  export interface ResetResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** UUID of the Member. */
    member_id: string;
    /** The Member the call is about. */
    member: b2b.Member;
    /** Secret opaque token of the session. */
    session_token: string;
    /** JSON Web Token (JWT) of the session, valid for five minutes. */
    session_jwt: string;
    /** The Organization. */
    organization: b2b.Organization;
    /**
     * Intermediate session token holding the password factor, valid for 10 minutes by default; if not empty, the Member
     * must still complete an MFA step. Discovery calls refuse it.
     */
    intermediate_session_token: string;
    /** Whether the Member is fully logged in; `false` means an MFA step is still due. */
    member_authenticated: boolean;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /** The Member's session; absent while an MFA step is still due. */
    member_session?: b2b.MemberSession | null;
    /** What MFA the Organization asks for and how the Member can complete it. */
    mfa_required?: b2b.MfaRequired | null;
    /** Primary authentication the Member must still complete to log in to the Organization. */
    primary_required?: b2b.PrimaryRequired | null;
    /**
     * Attributes of the Member's device, present when the request had a valid `telemetry_id` and its fingerprint was
     * found.
     */
    member_device?: models.DeviceInfo | null;
    /** Expiry of the `intermediate_session_token`, RFC 3339 in UTC; absent if there is none. */
    intermediate_session_token_expires_at?: string | null;
  }
}

/** Password resets by a session. */
export namespace b2b.passwords.sessions {
  /** What is below `b2b.passwords.sessions` in the tree of operations. */
  export interface Methods {
    /**
     * Sets a member's new password, authorized by a session.
     *
     * Needs `session_token` or `session_jwt`, with a factor not older than 5 minutes. Revokes all other sessions of the
     * member.
     *
     * `POST /v1/b2b/passwords/session/reset`. [Documentation](https://stytch.com/docs/b2b/api/session-reset).
     */
    reset(args: b2b.passwords.sessions.Reset, options?: CallOptions): Promise<b2b.passwords.sessions.ResetResponse>;
  }

  /**
   * Sets a member's new password, authorized by a session.
   *
   * Needs `session_token` or `session_jwt`, with a factor not older than 5 minutes. Revokes all other sessions of the
   * member.
   *
   * `POST /v1/b2b/passwords/session/reset`, answered by `ResetResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/session-reset).
   */
  export interface Reset {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /** Password to check or set; any UTF-8 characters, including spaces and emoji. */
    password: string;
    /** Token of the Member's existing session. */
    session_token?: string | null;
    /** JWT of the Member's existing session. */
    session_jwt?: string | null;
    /**
     * Session lifetime in minutes from now, 5 to 527040 (366 days); an existing session is extended by it. Stytch
     * starts a 60-minute session when unset.
     */
    session_duration_minutes?: number | null;
    /**
     * Custom claims for the session and its JWT, at most 4 kilobytes; `null` deletes a key, and reserved claims such as
     * `iss` or `sub` are ignored. Needs `session_duration_minutes` to start a session.
     */
    session_custom_claims?: JsonObject | null;
    /** Language of the message, an IETF BCP 47 tag; English when unset. */
    locale?: models.Locale | null;
    /**
     * Device Fingerprinting telemetry ID; when set, Stytch stores the device's fingerprints and IP location with the
     * User or Member. Needs a workspace with Device Fingerprinting on.
     */
    telemetry_id?: string | null;
  }

  /** What `Reset` answers. */
  export interface ResetResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** UUID of the Member. */
    member_id: string;
    /** The Member the call is about. */
    member: b2b.Member;
    /** The Organization. */
    organization: b2b.Organization;
    /** Secret opaque token of the session. */
    session_token: string;
    /** JSON Web Token (JWT) of the session, valid for five minutes. */
    session_jwt: string;
    /**
     * Intermediate session token for finishing the login when there is no full session yet; valid for 10 minutes by
     * default.
     */
    intermediate_session_token: string;
    /** Whether the Member is fully logged in; `false` means an MFA step is still due. */
    member_authenticated: boolean;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /** The Member's session; absent while an MFA step is still due. */
    member_session?: b2b.MemberSession | null;
    /** What MFA the Organization asks for and how the Member can complete it. */
    mfa_required?: b2b.MfaRequired | null;
    /**
     * Attributes of the Member's device, present when the request had a valid `telemetry_id` and its fingerprint was
     * found.
     */
    member_device?: models.DeviceInfo | null;
    /** Expiry of the `intermediate_session_token`, RFC 3339 in UTC; absent if there is none. */
    intermediate_session_token_expires_at?: string | null;
  }
}

/** Role-based access control. */
export namespace b2b.rbac {
  /** What is below `b2b.rbac` in the tree of operations. */
  export interface Methods {
    /** Roles of single organizations. */
    readonly organizations: b2b.rbac.organizations.Methods;
    /**
     * Fetches the project's RBAC policy.
     *
     * It holds the roles, resources and scopes defined in the dashboard. Cache it: that allows authorization checks
     * without a request.
     *
     * `GET /v1/b2b/rbac/policy`. [Documentation](https://stytch.com/docs/b2b/api/rbac-resource-object).
     */
    policy(args?: b2b.rbac.Policy, options?: CallOptions): Promise<b2b.rbac.PolicyResponse>;
  }

  /**
   * Fetches the project's RBAC policy.
   *
   * It holds the roles, resources and scopes defined in the dashboard. Cache it: that allows authorization checks
   * without a request.
   *
   * `GET /v1/b2b/rbac/policy`, answered by `PolicyResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/rbac-resource-object).
   */
  export type Policy = { [name: string]: never };

  /** What `Policy` answers. */
  export interface PolicyResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /** RBAC policy of the project, with its Roles, Resources and scopes. */
    policy?: models.Policy | null;
  }
}

/** Roles of single organizations. */
export namespace b2b.rbac.organizations {
  /** What is below `b2b.rbac.organizations` in the tree of operations. */
  export interface Methods {
    /**
     * Fetches the roles that an organization adds to the project's RBAC policy.
     *
     * In private beta: Stytch must enable it for the workspace.
     *
     * `GET /v1/b2b/rbac/organizations/{organization_id}`.
     * [Documentation](https://stytch.com/docs/b2b/api/rbac-role-object).
     */
    get_org_policy(
      args: b2b.rbac.organizations.GetOrgPolicy,
      options?: CallOptions,
    ): Promise<b2b.rbac.organizations.GetOrgPolicyResponse>;
    /**
     * Replaces the roles that an organization adds to the project's RBAC policy.
     *
     * Roles left out of `org_policy` are removed; the project's own policy does not change. In private beta: Stytch
     * must enable it for the workspace.
     *
     * `PUT /v1/b2b/rbac/organizations/{organization_id}`.
     * [Documentation](https://stytch.com/docs/b2b/api/rbac-role-object).
     */
    set_org_policy(
      args: b2b.rbac.organizations.SetOrgPolicy,
      options?: CallOptions,
    ): Promise<b2b.rbac.organizations.SetOrgPolicyResponse>;
  }

  /**
   * Fetches the roles that an organization adds to the project's RBAC policy.
   *
   * In private beta: Stytch must enable it for the workspace.
   *
   * `GET /v1/b2b/rbac/organizations/{organization_id}`, answered by `GetOrgPolicyResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/rbac-role-object).
   */
  export interface GetOrgPolicy {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
  }

  /** What `GetOrgPolicy` answers. */
  export interface GetOrgPolicyResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** RBAC policy of this Organization: its own Roles, which add to those of the project-wide policy. */
    org_policy: b2b.OrgPolicy;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Replaces the roles that an organization adds to the project's RBAC policy.
   *
   * Roles left out of `org_policy` are removed; the project's own policy does not change. In private beta: Stytch must
   * enable it for the workspace.
   *
   * `PUT /v1/b2b/rbac/organizations/{organization_id}`, answered by `SetOrgPolicyResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/rbac-role-object).
   */
  export interface SetOrgPolicy {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /** RBAC policy of this Organization: its own Roles, which add to those of the project-wide policy. */
    org_policy: b2b.OrgPolicy;
  }

  /** What `SetOrgPolicy` answers. */
  export interface SetOrgPolicyResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** RBAC policy of this Organization: its own Roles, which add to those of the project-wide policy. */
    org_policy: b2b.OrgPolicy;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }
}

/** Recovery codes for lost second factors. */
export namespace b2b.recovery_codes {
  /** What is below `b2b.recovery_codes` in the tree of operations. */
  export interface Methods {
    /**
     * Fetches the recovery codes that a member has left.
     *
     * `GET /v1/b2b/recovery_codes/{organization_id}/{member_id}`.
     * [Documentation](https://stytch.com/docs/b2b/api/recovery-codes-get).
     */
    get(args: b2b.recovery_codes.Get, options?: CallOptions): Promise<b2b.recovery_codes.GetResponse>;
    /**
     * Completes a member's MFA with a recovery code.
     *
     * The code is used up; `recovery_codes_remaining` counts the others.
     *
     * `POST /v1/b2b/recovery_codes/recover`. [Documentation](https://stytch.com/docs/b2b/api/recovery-codes-recover).
     */
    recover(args: b2b.recovery_codes.Recover, options?: CallOptions): Promise<b2b.recovery_codes.RecoverResponse>;
    /**
     * Replaces all recovery codes of a member.
     *
     * The old codes stop working at once.
     *
     * `POST /v1/b2b/recovery_codes/rotate`. [Documentation](https://stytch.com/docs/b2b/api/recovery-codes-rotate).
     */
    rotate(args: b2b.recovery_codes.Rotate, options?: CallOptions): Promise<b2b.recovery_codes.RotateResponse>;
  }

  /**
   * Fetches the recovery codes that a member has left.
   *
   * `GET /v1/b2b/recovery_codes/{organization_id}/{member_id}`, answered by `GetResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/recovery-codes-get).
   */
  export interface Get {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /** UUID of the Member, or the Member's `external_id` if one is set. */
    member_id: string;
  }

  /** What `Get` answers. */
  export interface GetResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** UUID of the Member. */
    member_id: string;
    /** The Member the call is about. */
    member: b2b.Member;
    /** The Organization. */
    organization: b2b.Organization;
    /** Recovery codes that stand in for the authenticator app or other MFA method. */
    recovery_codes: string[];
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Completes a member's MFA with a recovery code.
   *
   * The code is used up; `recovery_codes_remaining` counts the others.
   *
   * `POST /v1/b2b/recovery_codes/recover`, answered by `RecoverResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/recovery-codes-recover).
   */
  export interface Recover {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /** UUID of the Member, or the Member's `external_id` if one is set. */
    member_id: string;
    /** Recovery code to authenticate with in place of the Member's MFA method. */
    recovery_code: string;
    /**
     * Intermediate session token: login factors proven so far that can become a Member session; lives 10 minutes by
     * default.
     */
    intermediate_session_token?: string | null;
    /** Token of the Member's existing session. */
    session_token?: string | null;
    /** JWT of the Member's existing session. */
    session_jwt?: string | null;
    /**
     * Session lifetime in minutes from now, 5 to 527040 (366 days); an existing session is extended by it. Stytch
     * starts a 60-minute session when unset.
     */
    session_duration_minutes?: number | null;
    /**
     * Custom claims for the session and its JWT, at most 4 kilobytes; `null` deletes a key, and reserved claims such as
     * `iss` or `sub` are ignored. Needs `session_duration_minutes` to start a session.
     */
    session_custom_claims?: JsonObject | null;
    /**
     * Device Fingerprinting telemetry ID; when set, Stytch stores the device's fingerprints and IP location with the
     * User or Member. Needs a workspace with Device Fingerprinting on.
     */
    telemetry_id?: string | null;
  }

  /** What `Recover` answers. */
  export interface RecoverResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** UUID of the Member. */
    member_id: string;
    /** The Member the call is about. */
    member: b2b.Member;
    /** The Organization. */
    organization: b2b.Organization;
    /** Secret opaque token of the session. */
    session_token: string;
    /** JSON Web Token (JWT) of the session, valid for five minutes. */
    session_jwt: string;
    /** How many unused recovery codes the Member has left. */
    recovery_codes_remaining: number;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /** The Member's session; absent while an MFA step is still due. */
    member_session?: b2b.MemberSession | null;
    /**
     * Attributes of the Member's device, present when the request had a valid `telemetry_id` and its fingerprint was
     * found.
     */
    member_device?: models.DeviceInfo | null;
  }

  /**
   * Replaces all recovery codes of a member.
   *
   * The old codes stop working at once.
   *
   * `POST /v1/b2b/recovery_codes/rotate`, answered by `RotateResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/recovery-codes-rotate).
   */
  export interface Rotate {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /** UUID of the Member, or the Member's `external_id` if one is set. */
    member_id: string;
  }

  /** What `Rotate` answers. */
  export interface RotateResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** UUID of the Member. */
    member_id: string;
    /** The Member the call is about. */
    member: b2b.Member;
    /** The Organization. */
    organization: b2b.Organization;
    /** Recovery codes that stand in for the authenticator app or other MFA method. */
    recovery_codes: string[];
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }
}

/** Member provisioning by SCIM. */
export namespace b2b.scim {
  /** What is below `b2b.scim` in the tree of operations. */
  export interface Methods {
    /** SCIM connections and their bearer tokens. */
    readonly connection: b2b.scim.connection.Methods;
  }
}

/** SCIM connections and their bearer tokens. */
export namespace b2b.scim.connection {
  /** What is below `b2b.scim.connection` in the tree of operations. */
  export interface Methods {
    /**
     * Creates an organization's SCIM connection.
     *
     * The bearer token for the identity provider is in this response only.
     *
     * `POST /v1/b2b/scim/{organization_id}/connection`.
     * [Documentation](https://stytch.com/docs/b2b/api/create-scim-connection).
     */
    create(args: b2b.scim.connection.Create, options?: MemberCallOptions): Promise<b2b.scim.connection.CreateResponse>;
    /**
     * Deletes a SCIM connection.
     *
     * `DELETE /v1/b2b/scim/{organization_id}/connection/{connection_id}`.
     * [Documentation](https://stytch.com/docs/b2b/api/delete-scim-connection).
     */
    delete(args: b2b.scim.connection.Delete, options?: MemberCallOptions): Promise<b2b.scim.connection.DeleteResponse>;
    /**
     * Fetches an organization's SCIM connection.
     *
     * `GET /v1/b2b/scim/{organization_id}/connection`.
     * [Documentation](https://stytch.com/docs/b2b/api/get-scim-connection).
     */
    get(args: b2b.scim.connection.Get, options?: MemberCallOptions): Promise<b2b.scim.connection.GetResponse>;
    /**
     * Lists the groups that a SCIM connection has brought in.
     *
     * Paginated by `cursor` and `limit`.
     *
     * `GET /v1/b2b/scim/{organization_id}/connection/{connection_id}`.
     * [Documentation](https://stytch.com/docs/b2b/api/get-scim-connection-groups).
     */
    get_groups(
      args: b2b.scim.connection.GetGroups,
      options?: MemberCallOptions,
    ): Promise<b2b.scim.connection.GetGroupsResponse>;
    /**
     * Cancels a rotation of a SCIM token; the old token stays in use.
     *
     * `POST /v1/b2b/scim/{organization_id}/connection/{connection_id}/rotate/cancel`.
     * [Documentation](https://stytch.com/docs/b2b/api/scim-rotate-token-cancel).
     */
    rotate_cancel(
      args: b2b.scim.connection.RotateCancel,
      options?: MemberCallOptions,
    ): Promise<b2b.scim.connection.RotateCancelResponse>;
    /**
     * Completes a rotation of a SCIM token; the token from `rotate_start` takes over.
     *
     * Give the new token to the identity provider first.
     *
     * `POST /v1/b2b/scim/{organization_id}/connection/{connection_id}/rotate/complete`.
     * [Documentation](https://stytch.com/docs/b2b/api/scim-rotate-token-complete).
     */
    rotate_complete(
      args: b2b.scim.connection.RotateComplete,
      options?: MemberCallOptions,
    ): Promise<b2b.scim.connection.RotateCompleteResponse>;
    /**
     * Starts a rotation of a SCIM token and returns the next token.
     *
     * End it with `rotate_complete` or `rotate_cancel`.
     *
     * `POST /v1/b2b/scim/{organization_id}/connection/{connection_id}/rotate/start`.
     * [Documentation](https://stytch.com/docs/b2b/api/scim-rotate-token-start).
     */
    rotate_start(
      args: b2b.scim.connection.RotateStart,
      options?: MemberCallOptions,
    ): Promise<b2b.scim.connection.RotateStartResponse>;
    /**
     * Updates a SCIM connection.
     *
     * `PUT /v1/b2b/scim/{organization_id}/connection/{connection_id}`.
     * [Documentation](https://stytch.com/docs/b2b/api/update-scim-connection).
     */
    update(args: b2b.scim.connection.Update, options?: MemberCallOptions): Promise<b2b.scim.connection.UpdateResponse>;
  }

  /**
   * Creates an organization's SCIM connection.
   *
   * The bearer token for the identity provider is in this response only.
   *
   * `POST /v1/b2b/scim/{organization_id}/connection`, answered by `CreateResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/create-scim-connection).
   */
  export interface Create {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /** Readable name of the connection. */
    display_name?: string | null;
    /**
     * IdP behind the SCIM connection: `cyberark`, `jumpcloud`, `microsoft-entra`, `okta`, `onelogin`, `pingfederate`,
     * `rippling` or `generic`. It can affect the base URL.
     */
    identity_provider?: b2b.ScimIdentityProvider | null;
  }

  /** What `Create` answers. */
  export interface CreateResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /** New SCIM connection, with its bearer token. */
    connection?: b2b.ScimConnectionWithToken | null;
  }

  /**
   * Deletes a SCIM connection.
   *
   * `DELETE /v1/b2b/scim/{organization_id}/connection/{connection_id}`, answered by `DeleteResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/delete-scim-connection).
   */
  export interface Delete {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /** Unique ID of the SCIM connection. */
    connection_id: string;
  }

  /** What `Delete` answers. */
  export interface DeleteResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the deleted SCIM connection. */
    connection_id: string;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Fetches an organization's SCIM connection.
   *
   * `GET /v1/b2b/scim/{organization_id}/connection`, answered by `GetResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/get-scim-connection).
   */
  export interface Get {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
  }

  /** What `Get` answers. */
  export interface GetResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /** SCIM connection that the call acted on. */
    connection?: b2b.ScimConnection | null;
  }

  /**
   * Lists the groups that a SCIM connection has brought in.
   *
   * Paginated by `cursor` and `limit`.
   *
   * `GET /v1/b2b/scim/{organization_id}/connection/{connection_id}`, answered by `GetGroupsResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/get-scim-connection-groups).
   */
  export interface GetGroups {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /** Unique ID of the SCIM connection. */
    connection_id: string;
    /**
     * Place to resume from: the `next_cursor` of the previous page, or unset for the first page. Keep going until
     * `next_cursor` is null.
     */
    cursor?: string;
    /** Results per page: 100 by default, at most 1000. Page through more with `cursor`. */
    limit?: number;
  }

  /** What `GetGroups` answers. */
  export interface GetGroupsResponse {
    /** SCIM groups of the connection. */
    scim_groups: b2b.ScimGroup[];
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /** Value to send as `cursor` to fetch the next page; empty on the last page. */
    next_cursor?: string | null;
  }

  /**
   * Cancels a rotation of a SCIM token; the old token stays in use.
   *
   * `POST /v1/b2b/scim/{organization_id}/connection/{connection_id}/rotate/cancel`, answered by `RotateCancelResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/scim-rotate-token-cancel).
   */
  export interface RotateCancel {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /** Unique ID of the SCIM connection. */
    connection_id: string;
  }

  /** What `RotateCancel` answers. */
  export interface RotateCancelResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /** SCIM connection that the call acted on. */
    connection?: b2b.ScimConnection | null;
  }

  /**
   * Completes a rotation of a SCIM token; the token from `rotate_start` takes over.
   *
   * Give the new token to the identity provider first.
   *
   * `POST /v1/b2b/scim/{organization_id}/connection/{connection_id}/rotate/complete`, answered by
   * `RotateCompleteResponse`. [Documentation](https://stytch.com/docs/b2b/api/scim-rotate-token-complete).
   */
  export interface RotateComplete {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /** Unique ID of the SCIM connection. */
    connection_id: string;
  }

  /** What `RotateComplete` answers. */
  export interface RotateCompleteResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /** SCIM connection that the call acted on. */
    connection?: b2b.ScimConnection | null;
  }

  /**
   * Starts a rotation of a SCIM token and returns the next token.
   *
   * End it with `rotate_complete` or `rotate_cancel`.
   *
   * `POST /v1/b2b/scim/{organization_id}/connection/{connection_id}/rotate/start`, answered by `RotateStartResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/scim-rotate-token-start).
   */
  export interface RotateStart {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /** Unique ID of the SCIM connection. */
    connection_id: string;
  }

  /** What `RotateStart` answers. */
  export interface RotateStartResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /** SCIM connection being rotated, with its next bearer token. */
    connection?: b2b.ScimConnectionWithNextToken | null;
  }

  /**
   * Updates a SCIM connection.
   *
   * `PUT /v1/b2b/scim/{organization_id}/connection/{connection_id}`, answered by `UpdateResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/update-scim-connection).
   */
  export interface Update {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /** Unique ID of the SCIM connection. */
    connection_id: string;
    /** Readable name of the connection. */
    display_name?: string | null;
    /**
     * IdP behind the SCIM connection: `cyberark`, `jumpcloud`, `microsoft-entra`, `okta`, `onelogin`, `pingfederate`,
     * `rippling` or `generic`. It can affect the base URL.
     */
    identity_provider?: b2b.ScimIdentityProvider | null;
    /** Pairs of SCIM group and Role, each with a `group_id` and a `role_id`; Members of the group get the Role. */
    scim_group_implicit_role_assignments?: b2b.ScimGroupImplicitRoleAssignment[] | null;
  }

  /** What `Update` answers. */
  export interface UpdateResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /** SCIM connection that the call acted on. */
    connection?: b2b.ScimConnection | null;
  }
}

/** Member sessions. */
export namespace b2b.sessions {
  /** What is below `b2b.sessions` in the tree of operations. */
  export interface Methods {
    /**
     * Exchanges a token from a trusted identity provider for a member session.
     *
     * Needs a trusted auth token profile from the dashboard. With `session_token` or `session_jwt`, the factor is added
     * to that session.
     *
     * `POST /v1/b2b/sessions/attest`. [Documentation](https://stytch.com/docs/b2b/api/attest-session).
     */
    attest(args: b2b.sessions.Attest, options?: CallOptions): Promise<b2b.sessions.AttestResponse>;
    /**
     * Checks a member session, and extends or authorizes it on request.
     *
     * Needs exactly one of `session_token` and `session_jwt`; an expired JWT is renewed while its session lives. The
     * session is extended only if `session_duration_minutes` is set. With `authorization_check`, the call fails with
     * 403 if the member lacks the permission or belongs to another organization.
     *
     * `POST /v1/b2b/sessions/authenticate`. [Documentation](https://stytch.com/docs/b2b/api/authenticate-session).
     */
    authenticate(args?: b2b.sessions.Authenticate, options?: CallOptions): Promise<b2b.sessions.AuthenticateResponse>;
    /**
     * Exchanges a member session for one in another organization.
     *
     * Can accept an invite, but cannot provision a new member. When `member_authenticated` is `false`, no session
     * exists yet: look at `primary_required` first, then `mfa_required`, and pass the returned
     * `intermediate_session_token` to the authenticate call that is still missing.
     *
     * `POST /v1/b2b/sessions/exchange`. [Documentation](https://stytch.com/docs/b2b/api/exchange-session).
     */
    exchange(args: b2b.sessions.Exchange, options?: CallOptions): Promise<b2b.sessions.ExchangeResponse>;
    /**
     * Exchanges a connected app's access token for a session of its member.
     *
     * The token needs the `full_access` scope, which only first-party apps get, must not be older than 5 minutes, and
     * works once. MFA is never required.
     *
     * `POST /v1/b2b/sessions/exchange_access_token`.
     * [Documentation](https://stytch.com/docs/b2b/api/connected-app-access-token-exchange).
     */
    exchange_access_token(
      args: b2b.sessions.ExchangeAccessToken,
      options?: CallOptions,
    ): Promise<b2b.sessions.ExchangeAccessTokenResponse>;
    /**
     * Lists a member's active sessions.
     *
     * `GET /v1/b2b/sessions`. [Documentation](https://stytch.com/docs/b2b/api/session-object).
     */
    get(args: b2b.sessions.Get, options?: CallOptions): Promise<b2b.sessions.GetResponse>;
    /**
     * Fetches the keys that sign the project's session JWTs.
     *
     * Pick the key by `kid`. Keys change about every 6 months, and the old one stays listed for a month.
     *
     * `GET /v1/b2b/sessions/jwks/{project_id}`.
     * [Documentation](https://stytch.com/docs/b2b/guides/sessions/resources/using-jwts).
     */
    get_jwks(args?: b2b.sessions.GetJwks, options?: CallOptions): Promise<b2b.sessions.GetJwksResponse>;
    /**
     * Exchanges a session token of an external OIDC provider for a member session.
     *
     * Stytch asks the UserInfo endpoint configured in the dashboard for the email address. The member must exist
     * already.
     *
     * `POST /v1/b2b/sessions/migrate`.
     * [Documentation](https://stytch.com/docs/api-reference/b2b/api/sessions/migrate-session).
     */
    migrate(args: b2b.sessions.Migrate, options?: CallOptions): Promise<b2b.sessions.MigrateResponse>;
    /**
     * Revokes one session, or all sessions of a member.
     *
     * `member_session_id`, `session_token` or `session_jwt` names one session; `member_id` means all of them.
     *
     * `POST /v1/b2b/sessions/revoke`. [Documentation](https://stytch.com/docs/b2b/api/revoke-session).
     */
    revoke(args?: b2b.sessions.Revoke, options?: MemberCallOptions): Promise<b2b.sessions.RevokeResponse>;
  }

  /**
   * Exchanges a token from a trusted identity provider for a member session.
   *
   * Needs a trusted auth token profile from the dashboard. With `session_token` or `session_jwt`, the factor is added
   * to that session.
   *
   * `POST /v1/b2b/sessions/attest`, answered by `AttestResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/attest-session).
   */
  export interface Attest {
    /** ID of the trusted auth token profile that the attested token belongs to. */
    profile_id: string;
    /** Trusted auth token to authenticate; needs a claim for the organization ID when JIT provisioning is on. */
    token: string;
    /**
     * ID of the Organization to start the session in; required when the trusted auth token carries no organization
     * claim.
     */
    organization_id?: string | null;
    /**
     * Session lifetime in minutes from now, 5 to 527040 (366 days); an existing session is extended by it. Stytch
     * starts a 60-minute session when unset.
     */
    session_duration_minutes?: number | null;
    /**
     * Custom claims for the session and its JWT, at most 4 kilobytes; `null` deletes a key, and reserved claims such as
     * `iss` or `sub` are ignored. Needs `session_duration_minutes` to start a session.
     */
    session_custom_claims?: JsonObject | null;
    /** Token of the session to add the trusted auth token factor to. */
    session_token?: string | null;
    /** JWT of the session to add the trusted auth token factor to. */
    session_jwt?: string | null;
    /**
     * Device Fingerprinting telemetry ID; when set, Stytch stores the device's fingerprints and IP location with the
     * User or Member. Needs a workspace with Device Fingerprinting on.
     */
    telemetry_id?: string | null;
  }

  /** What `Attest` answers. */
  export interface AttestResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** UUID of the Member. */
    member_id: string;
    /** The Member's session. */
    member_session: b2b.MemberSession;
    /** Secret opaque token of the session. */
    session_token: string;
    /** JSON Web Token (JWT) of the session, valid for five minutes. */
    session_jwt: string;
    /** The Member the call is about. */
    member: b2b.Member;
    /** The Organization. */
    organization: b2b.Organization;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /**
     * Attributes of the Member's device, present when the request had a valid `telemetry_id` and its fingerprint was
     * found.
     */
    member_device?: models.DeviceInfo | null;
  }

  /**
   * Checks a member session, and extends or authorizes it on request.
   *
   * Needs exactly one of `session_token` and `session_jwt`; an expired JWT is renewed while its session lives. The
   * session is extended only if `session_duration_minutes` is set. With `authorization_check`, the call fails with 403
   * if the member lacks the permission or belongs to another organization.
   *
   * `POST /v1/b2b/sessions/authenticate`, answered by `AuthenticateResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/authenticate-session).
   */
  export interface Authenticate {
    /** Token of the session to authenticate. */
    session_token?: string | null;
    /**
     * New session lifetime in minutes from now, 5 to 527040 (366 days); each successful call extends the session by it.
     */
    session_duration_minutes?: number | null;
    /** JWT of the session to authenticate. */
    session_jwt?: string | null;
    /**
     * Custom claims for the session and its JWT, at most 4 kilobytes; `null` deletes a key, and reserved claims such as
     * `iss` or `sub` are ignored. Needs `session_duration_minutes` to start a session.
     */
    session_custom_claims?: JsonObject | null;
    /**
     * Additional permission check; fails with a 403 error if the Member lacks the permission or belongs to another
     * Organization, otherwise returns the matching Roles.
     */
    authorization_check?: b2b.AuthorizationCheck | null;
  }

  /** What `Authenticate` answers. */
  export interface AuthenticateResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** The Member's session. */
    member_session: b2b.MemberSession;
    /** Secret opaque token of the session. */
    session_token: string;
    /** JSON Web Token (JWT) of the session, valid for five minutes. */
    session_jwt: string;
    /** The Member the call is about. */
    member: b2b.Member;
    /** The Organization. */
    organization: b2b.Organization;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /** Why the Member has the permission; present when `authorization_check` was given and passed. */
    verdict?: models.AuthorizationVerdict | null;
  }

  /**
   * Exchanges a member session for one in another organization.
   *
   * Can accept an invite, but cannot provision a new member. When `member_authenticated` is `false`, no session exists
   * yet: look at `primary_required` first, then `mfa_required`, and pass the returned `intermediate_session_token` to
   * the authenticate call that is still missing.
   *
   * `POST /v1/b2b/sessions/exchange`, answered by `ExchangeResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/exchange-session).
   */
  export interface Exchange {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /** Token of the Member's existing session. */
    session_token?: string | null;
    /** JWT of the Member's existing session. */
    session_jwt?: string | null;
    /**
     * Session lifetime in minutes from now, 5 to 527040 (366 days); an existing session is extended by it. Stytch
     * starts a 60-minute session when unset.
     */
    session_duration_minutes?: number | null;
    /**
     * Custom claims for the session and its JWT, at most 4 kilobytes; `null` deletes a key, and reserved claims such as
     * `iss` or `sub` are ignored. Needs `session_duration_minutes` to start a session.
     */
    session_custom_claims?: JsonObject | null;
    /**
     * Language of the passcode text sent when the Member must complete an MFA step and has a phone number; English when
     * unset.
     */
    locale?: models.Locale | null;
    /**
     * Device Fingerprinting telemetry ID; when set, Stytch stores the device's fingerprints and IP location with the
     * User or Member. Needs a workspace with Device Fingerprinting on.
     */
    telemetry_id?: string | null;
  }

  /** What `Exchange` answers. */
  export interface ExchangeResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** UUID of the Member. */
    member_id: string;
    /** Secret opaque token of the session. */
    session_token: string;
    /** JSON Web Token (JWT) of the session, valid for five minutes. */
    session_jwt: string;
    /** The Member the call is about. */
    member: b2b.Member;
    /** The Organization. */
    organization: b2b.Organization;
    /** Whether the Member is fully logged in; `false` means an MFA step is still due. */
    member_authenticated: boolean;
    /**
     * Intermediate session token holding the old factors the target Organization accepts, valid for 10 minutes by
     * default; if not empty, the Member must still complete an MFA step.
     */
    intermediate_session_token: string;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /** The Member's session; absent while an MFA step is still due. */
    member_session?: b2b.MemberSession | null;
    /** What MFA the Organization asks for and how the Member can complete it. */
    mfa_required?: b2b.MfaRequired | null;
    /** Primary authentication the Member must still complete to log in to the Organization. */
    primary_required?: b2b.PrimaryRequired | null;
    /**
     * Attributes of the Member's device, present when the request had a valid `telemetry_id` and its fingerprint was
     * found.
     */
    member_device?: models.DeviceInfo | null;
    /** Expiry of the `intermediate_session_token`, RFC 3339 in UTC; absent if there is none. */
    intermediate_session_token_expires_at?: string | null;
  }

  /**
   * Exchanges a connected app's access token for a session of its member.
   *
   * The token needs the `full_access` scope, which only first-party apps get, must not be older than 5 minutes, and
   * works once. MFA is never required.
   *
   * `POST /v1/b2b/sessions/exchange_access_token`, answered by `ExchangeAccessTokenResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/connected-app-access-token-exchange).
   */
  export interface ExchangeAccessToken {
    /** Access token of the Connected App; it needs the `full_access` scope. */
    access_token: string;
    /**
     * Session lifetime in minutes from now, 5 to 527040 (366 days); an existing session is extended by it. Stytch
     * starts a 60-minute session when unset.
     */
    session_duration_minutes?: number | null;
    /**
     * Custom claims for the session and its JWT, at most 4 kilobytes; `null` deletes a key, and reserved claims such as
     * `iss` or `sub` are ignored. Needs `session_duration_minutes` to start a session.
     */
    session_custom_claims?: JsonObject | null;
    /**
     * Device Fingerprinting telemetry ID; when set, Stytch stores the device's fingerprints and IP location with the
     * User or Member. Needs a workspace with Device Fingerprinting on.
     */
    telemetry_id?: string | null;
  }

  /** What `ExchangeAccessToken` answers. */
  export interface ExchangeAccessTokenResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** UUID of the Member. */
    member_id: string;
    /** Secret opaque token of the session. */
    session_token: string;
    /** JSON Web Token (JWT) of the session, valid for five minutes. */
    session_jwt: string;
    /** The Member the call is about. */
    member: b2b.Member;
    /** The Organization. */
    organization: b2b.Organization;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /** The Member's session; absent while an MFA step is still due. */
    member_session?: b2b.MemberSession | null;
    /**
     * Attributes of the Member's device, present when the request had a valid `telemetry_id` and its fingerprint was
     * found.
     */
    member_device?: models.DeviceInfo | null;
  }

  /**
   * Lists a member's active sessions.
   *
   * `GET /v1/b2b/sessions`, answered by `GetResponse`. [Documentation](https://stytch.com/docs/b2b/api/session-object).
   */
  export interface Get {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /** UUID of the Member, or the Member's `external_id` if one is set. */
    member_id: string;
  }

  /** What `Get` answers. */
  export interface GetResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** Sessions of the Member. */
    member_sessions: b2b.MemberSession[];
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Fetches the keys that sign the project's session JWTs.
   *
   * Pick the key by `kid`. Keys change about every 6 months, and the old one stays listed for a month.
   *
   * `GET /v1/b2b/sessions/jwks/{project_id}`, answered by `GetJwksResponse`.
   * [Documentation](https://stytch.com/docs/b2b/guides/sessions/resources/using-jwts).
   */
  export interface GetJwks {
    /** ID of the project whose JWKS to fetch. */
    project_id?: string;
  }

  /** What `GetJwks` answers. */
  export interface GetJwksResponse {
    /** JSON Web Keys of the Project, for verifying session JWTs; more than one around a key rotation. */
    keys: models.Jwk[];
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Exchanges a session token of an external OIDC provider for a member session.
   *
   * Stytch asks the UserInfo endpoint configured in the dashboard for the email address. The member must exist already.
   *
   * `POST /v1/b2b/sessions/migrate`, answered by `MigrateResponse`.
   * [Documentation](https://stytch.com/docs/api-reference/b2b/api/sessions/migrate-session).
   */
  export interface Migrate {
    /** Authorization token that Stytch sends to your external UserInfo endpoint. */
    session_token: string;
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /**
     * Session lifetime in minutes from now, 5 to 527040 (366 days); an existing session is extended by it. Stytch
     * starts a 60-minute session when unset.
     */
    session_duration_minutes?: number | null;
    /**
     * Custom claims for the session and its JWT, at most 4 kilobytes; `null` deletes a key, and reserved claims such as
     * `iss` or `sub` are ignored. Needs `session_duration_minutes` to start a session.
     */
    session_custom_claims?: JsonObject | null;
  }

  /** What `Migrate` answers. */
  export interface MigrateResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** UUID of the Member. */
    member_id: string;
    /** Secret opaque token of the session. */
    session_token: string;
    /** JSON Web Token (JWT) of the session, valid for five minutes. */
    session_jwt: string;
    /** The Member the call is about. */
    member: b2b.Member;
    /** The Organization. */
    organization: b2b.Organization;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /** The Member's session; absent while an MFA step is still due. */
    member_session?: b2b.MemberSession | null;
  }

  /**
   * Revokes one session, or all sessions of a member.
   *
   * `member_session_id`, `session_token` or `session_jwt` names one session; `member_id` means all of them.
   *
   * `POST /v1/b2b/sessions/revoke`, answered by `RevokeResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/revoke-session).
   */
  export interface Revoke {
    /** ID of the session to revoke. */
    member_session_id?: string | null;
    /** Token of the session to revoke. */
    session_token?: string | null;
    /** JWT of the session to revoke. */
    session_jwt?: string | null;
    /** UUID of the Member whose sessions are all to be revoked. */
    member_id?: string | null;
  }

  /** What `Revoke` answers. */
  export interface RevokeResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }
}

/** Single sign-on and its connections. */
export namespace b2b.sso {
  /** What is below `b2b.sso` in the tree of operations. */
  export interface Methods {
    /** SSO connections borrowed from another organization. */
    readonly external: b2b.sso.external.Methods;
    /** OpenID Connect connections. */
    readonly oidc: b2b.sso.oidc.Methods;
    /** SAML connections. */
    readonly saml: b2b.sso.saml.Methods;
    /**
     * Logs a member in with the token from a finished SSO flow.
     *
     * The session lasts 60 minutes unless `session_duration_minutes` says otherwise; pass `session_token` or
     * `session_jwt` to add to an existing one. When `member_authenticated` is `false`, there is only an
     * `intermediate_session_token`: finish with `otps.sms.authenticate`, `totps.authenticate` or
     * `recovery_codes.recover`.
     *
     * `POST /v1/b2b/sso/authenticate`. [Documentation](https://stytch.com/docs/b2b/api/sso-authenticate).
     */
    authenticate(args: b2b.sso.Authenticate, options?: CallOptions): Promise<b2b.sso.AuthenticateResponse>;
    /**
     * Deletes an SSO connection of any kind.
     *
     * `DELETE /v1/b2b/sso/{organization_id}/connections/{connection_id}`.
     * [Documentation](https://stytch.com/docs/b2b/api/delete-sso-connection).
     */
    delete_connection(
      args: b2b.sso.DeleteConnection,
      options?: MemberCallOptions,
    ): Promise<b2b.sso.DeleteConnectionResponse>;
    /**
     * Lists an organization's SAML, OIDC and external SSO connections.
     *
     * `GET /v1/b2b/sso/{organization_id}`. [Documentation](https://stytch.com/docs/b2b/api/get-sso-connections).
     */
    get_connections(args: b2b.sso.GetConnections, options?: MemberCallOptions): Promise<b2b.sso.GetConnectionsResponse>;
    /**
     * Returns the URL at which a login with SSO begins.
     *
     * Either `connection_id` or `organization_id` must be there.
     */
    start_url(args: {
      /** Public token of the project. */
      public_token: string;
      /** SSO connection. */
      connection_id?: string;
      /** Id of the organization, whose default connection is used. */
      organization_id?: string;
      /** URL at which existing members arrive with the token. Default: that of the dashboard. */
      login_redirect_url?: string;
      /** URL at which new members arrive with the token. Default: that of the dashboard. */
      signup_redirect_url?: string;
      /** Scopes to request from the provider, in addition to those that Stytch needs. */
      custom_scopes?: string[];
      /** PKCE challenge: authenticating the token then requires its verifier. */
      pkce_code_challenge?: string;
    }): StartUrl;
  }

  /**
   * Logs a member in with the token from a finished SSO flow.
   *
   * The session lasts 60 minutes unless `session_duration_minutes` says otherwise; pass `session_token` or
   * `session_jwt` to add to an existing one. When `member_authenticated` is `false`, there is only an
   * `intermediate_session_token`: finish with `otps.sms.authenticate`, `totps.authenticate` or
   * `recovery_codes.recover`.
   *
   * `POST /v1/b2b/sso/authenticate`, answered by `AuthenticateResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/sso-authenticate).
   */
  export interface Authenticate {
    /** SSO token to authenticate. */
    sso_token: string;
    /**
     * PKCE code verifier whose hash was sent as `pkce_code_challenge`; proves that the flow ends on the device that
     * started it.
     */
    pkce_code_verifier?: string | null;
    /** Token of the Member's existing session. */
    session_token?: string | null;
    /** JWT of the Member's existing session. */
    session_jwt?: string | null;
    /**
     * Session lifetime in minutes from now, 5 to 527040 (366 days); an existing session is extended by it. Stytch
     * starts a 60-minute session when unset.
     */
    session_duration_minutes?: number | null;
    /**
     * Custom claims for the session and its JWT, at most 4 kilobytes; `null` deletes a key, and reserved claims such as
     * `iss` or `sub` are ignored. Needs `session_duration_minutes` to start a session.
     */
    session_custom_claims?: JsonObject | null;
    /**
     * Language of the passcode text sent when the Member must complete an MFA step and has a phone number; English when
     * unset.
     */
    locale?: models.Locale | null;
    /**
     * Intermediate session token to add this factor to. It turns into a session once the Organization's login and MFA
     * rules are met; otherwise the same token is returned.
     */
    intermediate_session_token?: string | null;
    /**
     * Device Fingerprinting telemetry ID; when set, Stytch stores the device's fingerprints and IP location with the
     * User or Member. Needs a workspace with Device Fingerprinting on.
     */
    telemetry_id?: string | null;
  }

  /** What `Authenticate` answers. */
  export interface AuthenticateResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** UUID of the Member. */
    member_id: string;
    /** Unique ID of the Organization. */
    organization_id: string;
    /** The Member the call is about. */
    member: b2b.Member;
    /** Secret opaque token of the session. */
    session_token: string;
    /** JSON Web Token (JWT) of the session, valid for five minutes. */
    session_jwt: string;
    /** Deprecated; do not rely on it. */
    reset_session: boolean;
    /** The Organization. */
    organization: b2b.Organization;
    /**
     * Intermediate session token holding the SSO factor, valid for 10 minutes by default; if not empty, the Member must
     * still complete an MFA step. Discovery calls refuse it.
     */
    intermediate_session_token: string;
    /** Whether the Member is fully logged in; `false` means an MFA step is still due. */
    member_authenticated: boolean;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /** The Member's session; absent while an MFA step is still due. */
    member_session?: b2b.MemberSession | null;
    /** What MFA the Organization asks for and how the Member can complete it. */
    mfa_required?: b2b.MfaRequired | null;
    /** Primary authentication the Member must still complete to log in to the Organization. */
    primary_required?: b2b.PrimaryRequired | null;
    /**
     * Attributes of the Member's device, present when the request had a valid `telemetry_id` and its fingerprint was
     * found.
     */
    member_device?: models.DeviceInfo | null;
    /** Expiry of the `intermediate_session_token`, RFC 3339 in UTC; absent if there is none. */
    intermediate_session_token_expires_at?: string | null;
  }

  /**
   * Deletes an SSO connection of any kind.
   *
   * `DELETE /v1/b2b/sso/{organization_id}/connections/{connection_id}`, answered by `DeleteConnectionResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/delete-sso-connection).
   */
  export interface DeleteConnection {
    /** ID of the Organization that owns the SSO connection; its slug or external ID works too. */
    organization_id: string;
    /** ID of the SSO connection to delete: SAML, OIDC or External. */
    connection_id: string;
  }

  /** What `DeleteConnection` answers. */
  export interface DeleteConnectionResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the deleted SSO connection. */
    connection_id: string;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Lists an organization's SAML, OIDC and external SSO connections.
   *
   * `GET /v1/b2b/sso/{organization_id}`, answered by `GetConnectionsResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/get-sso-connections).
   */
  export interface GetConnections {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
  }

  /** What `GetConnections` answers. */
  export interface GetConnectionsResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** SAML connections of the Organization. */
    saml_connections: b2b.SamlConnection[];
    /** OIDC connections of the Organization. */
    oidc_connections: b2b.OidcConnection[];
    /** External SSO connections the Organization owns. */
    external_connections: b2b.ExternalConnection[];
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }
}

/** SSO connections borrowed from another organization. */
export namespace b2b.sso.external {
  /** What is below `b2b.sso.external` in the tree of operations. */
  export interface Methods {
    /**
     * Creates an SSO connection that relies on a connection of another organization.
     *
     * `POST /v1/b2b/sso/external/{organization_id}`.
     * [Documentation](https://stytch.com/docs/b2b/api/create-external-connection).
     */
    create_connection(
      args: b2b.sso.external.CreateConnection,
      options?: MemberCallOptions,
    ): Promise<b2b.sso.external.CreateConnectionResponse>;
    /**
     * Updates an external SSO connection.
     *
     * `PUT /v1/b2b/sso/external/{organization_id}/connections/{connection_id}`.
     * [Documentation](https://stytch.com/docs/b2b/api/update-external-connection).
     */
    update_connection(
      args: b2b.sso.external.UpdateConnection,
      options?: MemberCallOptions,
    ): Promise<b2b.sso.external.UpdateConnectionResponse>;
  }

  /**
   * Creates an SSO connection that relies on a connection of another organization.
   *
   * `POST /v1/b2b/sso/external/{organization_id}`, answered by `CreateConnectionResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/create-external-connection).
   */
  export interface CreateConnection {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /** UUID of the other Organization in the Project that owns the reused SSO connection. */
    external_organization_id: string;
    /** UUID of the SSO connection, set up for another Organization of the Project, that this one reuses. */
    external_connection_id: string;
    /** Readable name of the connection. */
    display_name?: string | null;
    /** Roles granted to every Member who logs in through this connection. */
    connection_implicit_role_assignments?: b2b.ConnectionImplicitRoleAssignment[] | null;
    /** Roles granted to Members by the IdP group they belong to. */
    group_implicit_role_assignments?: b2b.GroupImplicitRoleAssignment[] | null;
  }

  /** What `CreateConnection` answers. */
  export interface CreateConnectionResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /** External SSO connection that was created or updated. */
    connection?: b2b.ExternalConnection | null;
  }

  /**
   * Updates an external SSO connection.
   *
   * `PUT /v1/b2b/sso/external/{organization_id}/connections/{connection_id}`, answered by `UpdateConnectionResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/update-external-connection).
   */
  export interface UpdateConnection {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /** Unique ID of the External SSO connection. */
    connection_id: string;
    /** Readable name of the connection. */
    display_name?: string | null;
    /**
     * Roles every Member who logs in through this External connection gets; not available when the underlying
     * connection is OIDC.
     */
    external_connection_implicit_role_assignments?: b2b.ConnectionImplicitRoleAssignment[] | null;
    /**
     * Roles granted by IdP group. The underlying connection must be SAML, not OIDC, and its `attribute_mapping` must
     * already have a `groups` key.
     */
    external_group_implicit_role_assignments?: b2b.GroupImplicitRoleAssignment[] | null;
  }

  /** What `UpdateConnection` answers. */
  export interface UpdateConnectionResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /** External SSO connection that was created or updated. */
    connection?: b2b.ExternalConnection | null;
  }
}

/** OpenID Connect connections. */
export namespace b2b.sso.oidc {
  /** What is below `b2b.sso.oidc` in the tree of operations. */
  export interface Methods {
    /**
     * Creates an OIDC connection.
     *
     * It becomes active once `update_connection` has filled in the provider's details.
     *
     * `POST /v1/b2b/sso/oidc/{organization_id}`.
     * [Documentation](https://stytch.com/docs/b2b/api/create-oidc-connection).
     */
    create_connection(
      args: b2b.sso.oidc.CreateConnection,
      options?: MemberCallOptions,
    ): Promise<b2b.sso.oidc.CreateConnectionResponse>;
    /**
     * Updates an OIDC connection.
     *
     * A new `issuer` makes Stytch read the provider's metadata and fill in `authorization_url`, `token_url`,
     * `userinfo_url` and `jwks_url`; values in the request win. `client_id` and `client_secret` are never inferred. The
     * connection turns active when these seven are set.
     *
     * `PUT /v1/b2b/sso/oidc/{organization_id}/connections/{connection_id}`.
     * [Documentation](https://stytch.com/docs/b2b/api/update-oidc-connection).
     */
    update_connection(
      args: b2b.sso.oidc.UpdateConnection,
      options?: MemberCallOptions,
    ): Promise<b2b.sso.oidc.UpdateConnectionResponse>;
  }

  /**
   * Creates an OIDC connection.
   *
   * It becomes active once `update_connection` has filled in the provider's details.
   *
   * `POST /v1/b2b/sso/oidc/{organization_id}`, answered by `CreateConnectionResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/create-oidc-connection).
   */
  export interface CreateConnection {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /** Readable name of the connection. */
    display_name?: string | null;
    /**
     * IdP behind the SSO connection, such as `okta`, `microsoft-entra` or `google-workspace`; `generic` stands for any
     * other. Known providers get their own handling.
     */
    identity_provider?: b2b.SsoIdentityProvider | null;
  }

  /** What `CreateConnection` answers. */
  export interface CreateConnectionResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /** OIDC connection that was created or updated. */
    connection?: b2b.OidcConnection | null;
  }

  /**
   * Updates an OIDC connection.
   *
   * A new `issuer` makes Stytch read the provider's metadata and fill in `authorization_url`, `token_url`,
   * `userinfo_url` and `jwks_url`; values in the request win. `client_id` and `client_secret` are never inferred. The
   * connection turns active when these seven are set.
   *
   * `PUT /v1/b2b/sso/oidc/{organization_id}/connections/{connection_id}`, answered by `UpdateConnectionResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/update-oidc-connection).
   */
  export interface UpdateConnection {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /** Unique ID of the OIDC connection. */
    connection_id: string;
    /** Readable name of the connection. */
    display_name?: string | null;
    /** OAuth 2.0 client ID that the IdP issued for this connection, used in login attempts. */
    client_id?: string | null;
    /** OAuth 2.0 client secret that the IdP issued for this connection, used in login attempts. */
    client_secret?: string | null;
    /** Case-sensitive `https://` URL that identifies the IdP; the IdP supplies it. */
    issuer?: string | null;
    /** IdP's URL that starts an OAuth login. */
    authorization_url?: string | null;
    /** URL of the identity provider's token endpoint, which issues OAuth 2.0 access tokens and OIDC ID tokens. */
    token_url?: string | null;
    /** URL of the identity provider's OIDC UserInfo endpoint. */
    userinfo_url?: string | null;
    /** URL of the key set (JWKS) that verifies tokens of the IdP; the IdP supplies it. */
    jwks_url?: string | null;
    /**
     * IdP behind the SSO connection, such as `okta`, `microsoft-entra` or `google-workspace`; `generic` stands for any
     * other. Known providers get their own handling.
     */
    identity_provider?: b2b.SsoIdentityProvider | null;
    /** Space-separated scopes to ask the IdP for, URL encoded with `%20` for each space, such as `openid%20email`. */
    custom_scopes?: string | null;
    /** Map between IdP user attributes and Stytch values; the results are stored in the Member's trusted metadata. */
    attribute_mapping?: JsonObject | null;
  }

  /** What `UpdateConnection` answers. */
  export interface UpdateConnectionResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /** OIDC connection that was created or updated. */
    connection?: b2b.OidcConnection | null;
    /**
     * Problem found when Stytch could not read the issuer's well-known metadata document; the update itself still
     * succeeds.
     */
    warning?: string | null;
  }
}

/** SAML connections. */
export namespace b2b.sso.saml {
  /** What is below `b2b.sso.saml` in the tree of operations. */
  export interface Methods {
    /**
     * Creates a SAML connection.
     *
     * It becomes active once `update_connection` has filled in the provider's details.
     *
     * `POST /v1/b2b/sso/saml/{organization_id}`.
     * [Documentation](https://stytch.com/docs/b2b/api/create-saml-connection).
     */
    create_connection(
      args: b2b.sso.saml.CreateConnection,
      options?: MemberCallOptions,
    ): Promise<b2b.sso.saml.CreateConnectionResponse>;
    /**
     * Deletes a SAML encryption key.
     *
     * `DELETE /v1/b2b/sso/saml/{organization_id}/connections/{connection_id}/encryption_private_keys/{private_key_id}`.
     * [Documentation](https://stytch.com/docs/b2b/api/delete-encryption-private-key).
     */
    delete_encryption_private_key(
      args: b2b.sso.saml.DeleteEncryptionPrivateKey,
      options?: MemberCallOptions,
    ): Promise<b2b.sso.saml.DeleteEncryptionPrivateKeyResponse>;
    /**
     * Deletes a SAML verification certificate.
     *
     * Needed when rotating, since a connection holds 5 at most. An active connection must keep one.
     *
     * `DELETE
     * /v1/b2b/sso/saml/{organization_id}/connections/{connection_id}/verification_certificates/{certificate_id}`.
     * [Documentation](https://stytch.com/docs/b2b/api/delete-verification-certificate).
     */
    delete_verification_certificate(
      args: b2b.sso.saml.DeleteVerificationCertificate,
      options?: MemberCallOptions,
    ): Promise<b2b.sso.saml.DeleteVerificationCertificateResponse>;
    /**
     * Updates a SAML connection from the identity provider's metadata URL.
     *
     * The metadata lacks `attribute_mapping`; the connection turns active after `update_connection` has set it.
     *
     * `PUT /v1/b2b/sso/saml/{organization_id}/connections/{connection_id}/url`.
     * [Documentation](https://stytch.com/docs/b2b/api/update-saml-connection).
     */
    update_by_url(
      args: b2b.sso.saml.UpdateByUrl,
      options?: MemberCallOptions,
    ): Promise<b2b.sso.saml.UpdateByUrlResponse>;
    /**
     * Updates a SAML connection.
     *
     * A new connection turns active when `idp_entity_id`, `idp_sso_url`, `x509_certificate` and `attribute_mapping` are
     * set.
     *
     * `PUT /v1/b2b/sso/saml/{organization_id}/connections/{connection_id}`.
     * [Documentation](https://stytch.com/docs/b2b/api/update-saml-connection).
     */
    update_connection(
      args: b2b.sso.saml.UpdateConnection,
      options?: MemberCallOptions,
    ): Promise<b2b.sso.saml.UpdateConnectionResponse>;
  }

  /**
   * Creates a SAML connection.
   *
   * It becomes active once `update_connection` has filled in the provider's details.
   *
   * `POST /v1/b2b/sso/saml/{organization_id}`, answered by `CreateConnectionResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/create-saml-connection).
   */
  export interface CreateConnection {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /** Readable name of the connection. */
    display_name?: string | null;
    /**
     * IdP behind the SSO connection, such as `okta`, `microsoft-entra` or `google-workspace`; `generic` stands for any
     * other. Known providers get their own handling.
     */
    identity_provider?: b2b.SsoIdentityProvider | null;
  }

  /** What `CreateConnection` answers. */
  export interface CreateConnectionResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /** SAML connection that was created or updated. */
    connection?: b2b.SamlConnection | null;
  }

  /**
   * Deletes a SAML encryption key.
   *
   * `DELETE /v1/b2b/sso/saml/{organization_id}/connections/{connection_id}/encryption_private_keys/{private_key_id}`,
   * answered by `DeleteEncryptionPrivateKeyResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/delete-encryption-private-key).
   */
  export interface DeleteEncryptionPrivateKey {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /** Unique ID of the SAML connection. */
    connection_id: string;
    /** ID of the encryption private key to delete. */
    private_key_id: string;
  }

  /** What `DeleteEncryptionPrivateKey` answers. */
  export interface DeleteEncryptionPrivateKeyResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the deleted encryption private key. */
    private_key_id: string;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Deletes a SAML verification certificate.
   *
   * Needed when rotating, since a connection holds 5 at most. An active connection must keep one.
   *
   * `DELETE /v1/b2b/sso/saml/{organization_id}/connections/{connection_id}/verification_certificates/{certificate_id}`,
   * answered by `DeleteVerificationCertificateResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/delete-verification-certificate).
   */
  export interface DeleteVerificationCertificate {
    /** ID of the Organization that owns the SAML connection; its slug or external ID works too. */
    organization_id: string;
    /** Unique ID of the SAML connection. */
    connection_id: string;
    /** ID of the verification certificate to delete. */
    certificate_id: string;
  }

  /** What `DeleteVerificationCertificate` answers. */
  export interface DeleteVerificationCertificateResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the deleted certificate. */
    certificate_id: string;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Updates a SAML connection from the identity provider's metadata URL.
   *
   * The metadata lacks `attribute_mapping`; the connection turns active after `update_connection` has set it.
   *
   * `PUT /v1/b2b/sso/saml/{organization_id}/connections/{connection_id}/url`, answered by `UpdateByUrlResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/update-saml-connection).
   */
  export interface UpdateByUrl {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /** Unique ID of the SAML connection. */
    connection_id: string;
    /** URL of the IdP's SAML metadata document. */
    metadata_url: string;
  }

  /** What `UpdateByUrl` answers. */
  export interface UpdateByUrlResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /** SAML connection that was created or updated. */
    connection?: b2b.SamlConnection | null;
  }

  /**
   * Updates a SAML connection.
   *
   * A new connection turns active when `idp_entity_id`, `idp_sso_url`, `x509_certificate` and `attribute_mapping` are
   * set.
   *
   * `PUT /v1/b2b/sso/saml/{organization_id}/connections/{connection_id}`, answered by `UpdateConnectionResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/update-saml-connection).
   */
  export interface UpdateConnection {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /** Unique ID of the SAML connection. */
    connection_id: string;
    /** Globally unique name of the IdP, which the IdP supplies. */
    idp_entity_id?: string | null;
    /** Readable name of the connection. */
    display_name?: string | null;
    /**
     * Map between IdP user attributes and Stytch values; must cover `email` plus either `full_name` or both
     * `first_name` and `last_name`.
     */
    attribute_mapping?: JsonObject | null;
    /** Certificate in PEM form that Stytch verifies the identity provider's assertions with. */
    x509_certificate?: string | null;
    /** IdP URL that login requests go to; the IdP supplies it. */
    idp_sso_url?: string | null;
    /** Roles granted to every Member who logs in through this SAML connection. */
    saml_connection_implicit_role_assignments?: b2b.ConnectionImplicitRoleAssignment[] | null;
    /**
     * Pairs of SAML group and Role that the group's Members get at login. First map a `groups` key in the connection's
     * `attribute_mapping`.
     */
    saml_group_implicit_role_assignments?: b2b.GroupImplicitRoleAssignment[] | null;
    /** Replacement Audience Restriction URL, for moving an existing SAML setup to Stytch without downtime. */
    alternative_audience_uri?: string | null;
    /**
     * IdP behind the SSO connection, such as `okta`, `microsoft-entra` or `google-workspace`; `generic` stands for any
     * other. Known providers get their own handling.
     */
    identity_provider?: b2b.SsoIdentityProvider | null;
    /**
     * RSA private key that signs SAML requests, PKCS1 PEM only (`-----BEGIN RSA PRIVATE KEY-----`). Stytch makes a
     * certificate from it and adds it to `signing_certificates`.
     */
    signing_private_key?: string | null;
    /** SAML NameID format expected from the IdP, as a URN; when unset, the SAML 1.1 one that ends in `emailAddress`. */
    nameid_format?: string | null;
    /**
     * Replacement `AssertionConsumerServiceURL` for SP-initiated SAML requests, for migrating without downtime; you
     * must proxy requests from it to Stytch.
     */
    alternative_acs_url?: string | null;
    /** Whether logins started at the IdP are refused; `false` by default. */
    idp_initiated_auth_disabled?: boolean | null;
    /**
     * RSA private key that decrypts encrypted SAML assertions; PKCS1 PEM only, so it begins with `-----BEGIN RSA
     * PRIVATE KEY-----`.
     */
    saml_encryption_private_key?: string | null;
    /** Whether this SAML connection allows gateway callbacks. */
    allow_gateway_callback?: boolean | null;
  }

  /** What `UpdateConnection` answers. */
  export interface UpdateConnectionResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /** SAML connection that was created or updated. */
    connection?: b2b.SamlConnection | null;
  }
}

/** Time-based one-time passcodes of authenticator apps, as a second factor. */
export namespace b2b.totps {
  /** What is below `b2b.totps` in the tree of operations. */
  export interface Methods {
    /**
     * Checks a member's TOTP code, as a second factor or to step up a session.
     *
     * Pass the `intermediate_session_token` of an unfinished login, or the token of the session to step up.
     * `set_mfa_enrollment` is ignored where the MFA policy is `REQUIRED_FOR_ALL`.
     *
     * `POST /v1/b2b/totp/authenticate`. [Documentation](https://stytch.com/docs/b2b/api/authenticate-totp).
     */
    authenticate(args: b2b.totps.Authenticate, options?: CallOptions): Promise<b2b.totps.AuthenticateResponse>;
    /**
     * Creates a TOTP registration for a member.
     *
     * Show `qr_code` or `secret` to the member, then confirm with `totps.authenticate`. A member who already has an MFA
     * factor must pass a token of a session with that factor.
     *
     * `POST /v1/b2b/totp`. [Documentation](https://stytch.com/docs/b2b/api/totp-create).
     */
    create(args: b2b.totps.Create, options?: CallOptions): Promise<b2b.totps.CreateResponse>;
    /**
     * Imports a member's TOTP secret from another system.
     *
     * If no `recovery_codes` are given, Stytch makes new ones.
     *
     * `POST /v1/b2b/totp/migrate`. [Documentation](https://stytch.com/docs/b2b/api/totp-create).
     */
    migrate(args: b2b.totps.Migrate, options?: CallOptions): Promise<b2b.totps.MigrateResponse>;
  }

  /**
   * Checks a member's TOTP code, as a second factor or to step up a session.
   *
   * Pass the `intermediate_session_token` of an unfinished login, or the token of the session to step up.
   * `set_mfa_enrollment` is ignored where the MFA policy is `REQUIRED_FOR_ALL`.
   *
   * `POST /v1/b2b/totp/authenticate`, answered by `AuthenticateResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/authenticate-totp).
   */
  export interface Authenticate {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /** UUID of the Member, or the Member's `external_id` if one is set. */
    member_id: string;
    /** Passcode the end user received or read from an authenticator app, such as `123456`. */
    code: string;
    /**
     * Intermediate session token: login factors proven so far that can become a Member session; lives 10 minutes by
     * default.
     */
    intermediate_session_token?: string | null;
    /** Token of the Member's existing session. */
    session_token?: string | null;
    /** JWT of the Member's existing session. */
    session_jwt?: string | null;
    /**
     * Session lifetime in minutes from now, 5 to 527040 (366 days); an existing session is extended by it. Stytch
     * starts a 60-minute session when unset.
     */
    session_duration_minutes?: number | null;
    /**
     * Custom claims for the session and its JWT, at most 4 kilobytes; `null` deletes a key, and reserved claims such as
     * `iss` or `sub` are ignored. Needs `session_duration_minutes` to start a session.
     */
    session_custom_claims?: JsonObject | null;
    /**
     * Change of the Member's `mfa_enrolled` on success: `enroll` or `unenroll`; unchanged when unset. Ignored when the
     * Organization's MFA policy is `REQUIRED_FOR_ALL`.
     */
    set_mfa_enrollment?: b2b.MfaEnrollment | null;
    /**
     * Whether to make the method used in this call the Member's default for MFA; the first MFA login does so
     * automatically.
     */
    set_default_mfa?: boolean | null;
    /**
     * Device Fingerprinting telemetry ID; when set, Stytch stores the device's fingerprints and IP location with the
     * User or Member. Needs a workspace with Device Fingerprinting on.
     */
    telemetry_id?: string | null;
  }

  /** What `Authenticate` answers. */
  export interface AuthenticateResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** UUID of the Member. */
    member_id: string;
    /** The Member the call is about. */
    member: b2b.Member;
    /** The Organization. */
    organization: b2b.Organization;
    /** Secret opaque token of the session. */
    session_token: string;
    /** JSON Web Token (JWT) of the session, valid for five minutes. */
    session_jwt: string;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /** The Member's session; absent while an MFA step is still due. */
    member_session?: b2b.MemberSession | null;
    /**
     * Attributes of the Member's device, present when the request had a valid `telemetry_id` and its fingerprint was
     * found.
     */
    member_device?: models.DeviceInfo | null;
  }

  /**
   * Creates a TOTP registration for a member.
   *
   * Show `qr_code` or `secret` to the member, then confirm with `totps.authenticate`. A member who already has an MFA
   * factor must pass a token of a session with that factor.
   *
   * `POST /v1/b2b/totp`, answered by `CreateResponse`. [Documentation](https://stytch.com/docs/b2b/api/totp-create).
   */
  export interface Create {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /** UUID of the Member, or the Member's `external_id` if one is set. */
    member_id: string;
    /**
     * Minutes until a TOTP registration that has not yet been authenticated expires and must be restarted, 5 to 1440 (1
     * day); 60 when unset.
     */
    expiration_minutes?: number | null;
    /**
     * Intermediate session token: login factors proven so far that can become a Member session; lives 10 minutes by
     * default.
     */
    intermediate_session_token?: string | null;
    /** Token of the Member's existing session. */
    session_token?: string | null;
    /** JWT of the Member's existing session. */
    session_jwt?: string | null;
  }

  /** What `Create` answers. */
  export interface CreateResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** UUID of the Member. */
    member_id: string;
    /** ID of the Member's TOTP registration. */
    totp_registration_id: string;
    /** TOTP secret key shared by the authenticator app and Stytch. */
    secret: string;
    /** QR code image for the authenticator app, base64 encoded. */
    qr_code: string;
    /** Recovery codes that stand in for the authenticator app or other MFA method. */
    recovery_codes: string[];
    /** The Member the call is about. */
    member: b2b.Member;
    /** The Organization. */
    organization: b2b.Organization;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Imports a member's TOTP secret from another system.
   *
   * If no `recovery_codes` are given, Stytch makes new ones.
   *
   * `POST /v1/b2b/totp/migrate`, answered by `MigrateResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/totp-create).
   */
  export interface Migrate {
    /** ID of the Organization; requests accept its slug or external ID too. */
    organization_id: string;
    /** UUID of the Member, or the Member's `external_id` if one is set. */
    member_id: string;
    /** TOTP secret key shared by the authenticator app and Stytch. */
    secret: string;
    /** Existing recovery codes to import for the Member. */
    recovery_codes: string[];
  }

  /** What `Migrate` answers. */
  export interface MigrateResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** UUID of the Member. */
    member_id: string;
    /** The Member the call is about. */
    member: b2b.Member;
    /** The Organization. */
    organization: b2b.Organization;
    /** ID of the Member's TOTP registration. */
    totp_registration_id: string;
    /** Recovery codes that stand in for the authenticator app or other MFA method. */
    recovery_codes: string[];
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }
}

/** Connected apps: OAuth clients of the project. */
export namespace connected_apps {
  /** What is below `connected_apps` in the tree of operations. */
  export interface Methods {
    /** Registrations of connected apps. */
    readonly clients: connected_apps.clients.Methods;
  }

  /** An OAuth client registered as a Connected App. */
  export interface ConnectedApp {
    /** Unique ID of the Connected App client. */
    client_id: string;
    /** Readable name of the client. */
    client_name: string;
    /** Readable description of the client. */
    client_description: string;
    /** Status of the Connected App, such as `active`. */
    status: string;
    /**
     * Whether an authorization token issued to this first party app can become a full Stytch session; first party
     * clients only.
     */
    full_access_allowed: boolean;
    /** Kind of Connected App: `first_party`, `first_party_public`, `third_party` or `third_party_public`. */
    client_type: models.ConnectedAppClientType;
    /** URLs the app may redirect to in OAuth authorization flows. */
    redirect_urls: string[];
    /** Lifetime of the client's access tokens, in minutes; 60 unless configured otherwise. */
    access_token_expiry_minutes: number;
    /** Custom claims template for the client's access tokens, as the text of a valid JSON object. */
    access_token_template_content: string;
    /** URLs the app may redirect to after an OIDC logout. */
    post_logout_redirect_urls: string[];
    /** Whether the client may skip user consent for the `offline_access` scope; first-party clients only. */
    bypass_consent_for_offline_access: boolean;
    /** How the Connected App was created. */
    creation_method: string;
    /** Final four characters of the client secret. */
    client_secret_last_four?: string | null;
    /** Final four characters of the `next_client_secret`; empty when there is none. */
    next_client_secret_last_four?: string | null;
    /** Custom `aud` (audience) value for the access tokens issued to the client. */
    access_token_custom_audience?: string | null;
    /** URL of the Connected App's logo, if it has one. */
    logo_url?: string | null;
    /** URL of the client's ID metadata document, if it has one. */
    client_id_metadata_url?: string | null;
    /** Template of the custom claims in ID tokens, a JSON object as text. */
    id_token_template_content?: string | null;
  }

  /** A Connected App with its client secret, if it has one. */
  export interface ConnectedAppWithClientSecret {
    /** Unique ID of the Connected App client. */
    client_id: string;
    /** Readable name of the client. */
    client_name: string;
    /** Readable description of the client. */
    client_description: string;
    /** Status of the Connected App, such as `active`. */
    status: string;
    /**
     * Whether an authorization token issued to this first party app can become a full Stytch session; first party
     * clients only.
     */
    full_access_allowed: boolean;
    /** Kind of Connected App: `first_party`, `first_party_public`, `third_party` or `third_party_public`. */
    client_type: models.ConnectedAppClientType;
    /** URLs the app may redirect to in OAuth authorization flows. */
    redirect_urls: string[];
    /** Lifetime of the client's access tokens, in minutes; 60 unless configured otherwise. */
    access_token_expiry_minutes: number;
    /** Custom claims template for the client's access tokens, as the text of a valid JSON object. */
    access_token_template_content: string;
    /** URLs the app may redirect to after an OIDC logout. */
    post_logout_redirect_urls: string[];
    /** Whether the client may skip user consent for the `offline_access` scope; first-party clients only. */
    bypass_consent_for_offline_access: boolean;
    /** Final four characters of the client secret. */
    client_secret_last_four?: string | null;
    /** Final four characters of the `next_client_secret`; empty when there is none. */
    next_client_secret_last_four?: string | null;
    /** Secret of the Connected App client, which confidential clients must present. */
    client_secret?: string | null;
    /** Custom `aud` (audience) value for the access tokens issued to the client. */
    access_token_custom_audience?: string | null;
    /** URL of the Connected App's logo, if it has one. */
    logo_url?: string | null;
    /** URL of the client's ID metadata document, if it has one. */
    client_id_metadata_url?: string | null;
    /** Template of the custom claims in ID tokens, a JSON object as text. */
    id_token_template_content?: string | null;
  }

  /** A Connected App with the secret that will replace the current one. */
  export interface ConnectedAppWithNextClientSecret {
    /** Unique ID of the Connected App client. */
    client_id: string;
    /** Readable name of the client. */
    client_name: string;
    /** Readable description of the client. */
    client_description: string;
    /** Status of the Connected App, such as `active`. */
    status: string;
    /** Final four characters of the client secret. */
    client_secret_last_four: string;
    /**
     * Whether an authorization token issued to this first party app can become a full Stytch session; first party
     * clients only.
     */
    full_access_allowed: boolean;
    /** Kind of Connected App: `first_party`, `first_party_public`, `third_party` or `third_party_public`. */
    client_type: models.ConnectedAppClientType;
    /** URLs the app may redirect to in OAuth authorization flows. */
    redirect_urls: string[];
    /**
     * Client secret that is next in rotation. It is shown only in this response, so store it safely; if lost, start
     * another rotation.
     */
    next_client_secret: string;
    /** Lifetime of the client's access tokens, in minutes; 60 unless configured otherwise. */
    access_token_expiry_minutes: number;
    /** Custom claims template for the client's access tokens, as the text of a valid JSON object. */
    access_token_template_content: string;
    /** URLs the app may redirect to after an OIDC logout. */
    post_logout_redirect_urls: string[];
    /** Whether the client may skip user consent for the `offline_access` scope; first-party clients only. */
    bypass_consent_for_offline_access: boolean;
    /** Final four characters of the `next_client_secret`; empty when there is none. */
    next_client_secret_last_four?: string | null;
    /** Custom `aud` (audience) value for the access tokens issued to the client. */
    access_token_custom_audience?: string | null;
    /** URL of the Connected App's logo, if it has one. */
    logo_url?: string | null;
    /** URL of the client's ID metadata document, if it has one. */
    client_id_metadata_url?: string | null;
    /** Template of the custom claims in ID tokens, a JSON object as text. */
    id_token_template_content?: string | null;
  }
}

/** Registrations of connected apps. */
export namespace connected_apps.clients {
  /** What is below `connected_apps.clients` in the tree of operations. */
  export interface Methods {
    /** Rotation of connected apps' secrets. */
    readonly secrets: connected_apps.clients.secrets.Methods;
    /**
     * Creates a connected app.
     *
     * Only this response contains the `client_secret` (for the types `first_party` and `third_party`): store it. A lost
     * secret can only be rotated.
     *
     * `POST /v1/connected_apps/clients`.
     * [Documentation](https://stytch.com/docs/api-reference/b2b/api/connected-apps/application-management/create-connected-app).
     */
    create(args: connected_apps.clients.Create, options?: CallOptions): Promise<connected_apps.clients.CreateResponse>;
    /**
     * Deletes a connected app.
     *
     * `DELETE /v1/connected_apps/clients/{client_id}`.
     * [Documentation](https://stytch.com/docs/api-reference/b2b/api/connected-apps/application-management/create-connected-app).
     */
    delete(args: connected_apps.clients.Delete, options?: CallOptions): Promise<connected_apps.clients.DeleteResponse>;
    /**
     * Fetches a connected app.
     *
     * `GET /v1/connected_apps/clients/{client_id}`.
     * [Documentation](https://stytch.com/docs/api-reference/b2b/api/connected-apps/application-management/create-connected-app).
     */
    get(args: connected_apps.clients.Get, options?: CallOptions): Promise<connected_apps.clients.GetResponse>;
    /**
     * Lists the connected apps of the project.
     *
     * Paginated by `cursor` and `limit`; there are no filters yet.
     *
     * `POST /v1/connected_apps/clients/search`.
     * [Documentation](https://stytch.com/docs/api-reference/b2b/api/connected-apps/application-management/create-connected-app).
     */
    search(args?: connected_apps.clients.Search, options?: CallOptions): Promise<connected_apps.clients.SearchResponse>;
    /**
     * Updates a connected app.
     *
     * Its type, ID and secrets cannot be changed here.
     *
     * `PUT /v1/connected_apps/clients/{client_id}`.
     * [Documentation](https://stytch.com/docs/api-reference/b2b/api/connected-apps/application-management/create-connected-app).
     */
    update(args: connected_apps.clients.Update, options?: CallOptions): Promise<connected_apps.clients.UpdateResponse>;
  }

  /**
   * Creates a connected app.
   *
   * Only this response contains the `client_secret` (for the types `first_party` and `third_party`): store it. A lost
   * secret can only be rotated.
   *
   * `POST /v1/connected_apps/clients`, answered by `CreateResponse`.
   * [Documentation](https://stytch.com/docs/api-reference/b2b/api/connected-apps/application-management/create-connected-app).
   */
  export interface Create {
    /** Kind of Connected App: `first_party`, `first_party_public`, `third_party` or `third_party_public`. */
    client_type: models.ConnectedAppClientType;
    /** Readable name of the client. */
    client_name?: string | null;
    /** Readable description of the client. */
    client_description?: string | null;
    /** URLs the app may redirect to in OAuth authorization flows. */
    redirect_urls?: string[] | null;
    /**
     * Whether an authorization token issued to this first party app can become a full Stytch session; first party
     * clients only.
     */
    full_access_allowed?: boolean | null;
    /** Lifetime of the client's access tokens, in minutes; 60 unless configured otherwise. */
    access_token_expiry_minutes?: number | null;
    /** Custom `aud` (audience) value for the access tokens issued to the client. */
    access_token_custom_audience?: string | null;
    /** Custom claims template for the client's access tokens, as the text of a valid JSON object. */
    access_token_template_content?: string | null;
    /** URLs the app may redirect to after an OIDC logout. */
    post_logout_redirect_urls?: string[] | null;
    /** URL of the Connected App's logo, if it has one. */
    logo_url?: string | null;
    /** Whether the client may skip user consent for the `offline_access` scope; first-party clients only. */
    bypass_consent_for_offline_access?: boolean | null;
    /** Template of the custom claims in ID tokens, a JSON object as text. */
    id_token_template_content?: string | null;
  }

  /** What `Create` answers. */
  export interface CreateResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** Newly created Connected App, with its client secret. */
    connected_app: connected_apps.ConnectedAppWithClientSecret;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Deletes a connected app.
   *
   * `DELETE /v1/connected_apps/clients/{client_id}`, answered by `DeleteResponse`.
   * [Documentation](https://stytch.com/docs/api-reference/b2b/api/connected-apps/application-management/create-connected-app).
   */
  export interface Delete {
    /** Unique ID of the client. */
    client_id: string;
  }

  /** What `Delete` answers. */
  export interface DeleteResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the deleted client. */
    client_id: string;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Fetches a connected app.
   *
   * `GET /v1/connected_apps/clients/{client_id}`, answered by `GetResponse`.
   * [Documentation](https://stytch.com/docs/api-reference/b2b/api/connected-apps/application-management/create-connected-app).
   */
  export interface Get {
    /** Unique ID of the client. */
    client_id: string;
  }

  /** What `Get` answers. */
  export interface GetResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** Connected App that the call acted on. */
    connected_app: connected_apps.ConnectedApp;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Lists the connected apps of the project.
   *
   * Paginated by `cursor` and `limit`; there are no filters yet.
   *
   * `POST /v1/connected_apps/clients/search`, answered by `SearchResponse`.
   * [Documentation](https://stytch.com/docs/api-reference/b2b/api/connected-apps/application-management/create-connected-app).
   */
  export interface Search {
    /**
     * Place to resume from: `next_cursor` in the previous response's `results_metadata`, or unset for the first page. A
     * page holds at most 1000 results.
     */
    cursor?: string | null;
    /** Results per page: 100 by default, at most 1000. Page through more with `cursor`. */
    limit?: number | null;
  }

  /** What `Search` answers. */
  export interface SearchResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** Connected Apps that match the search. */
    connected_apps: connected_apps.ConnectedApp[];
    /** Total count of the search and the cursor of its next page. */
    results_metadata: models.ResultsMetadata;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Updates a connected app.
   *
   * Its type, ID and secrets cannot be changed here.
   *
   * `PUT /v1/connected_apps/clients/{client_id}`, answered by `UpdateResponse`.
   * [Documentation](https://stytch.com/docs/api-reference/b2b/api/connected-apps/application-management/create-connected-app).
   */
  export interface Update {
    /** Unique ID of the client. */
    client_id: string;
    /** Readable name of the client. */
    client_name?: string | null;
    /** Readable description of the client. */
    client_description?: string | null;
    /** URLs the app may redirect to in OAuth authorization flows. */
    redirect_urls?: string[] | null;
    /**
     * Whether an authorization token issued to this first party app can become a full Stytch session; first party
     * clients only.
     */
    full_access_allowed?: boolean | null;
    /** Lifetime of the client's access tokens, in minutes; 60 unless configured otherwise. */
    access_token_expiry_minutes?: number | null;
    /** Custom `aud` (audience) value for the access tokens issued to the client. */
    access_token_custom_audience?: string | null;
    /** Custom claims template for the client's access tokens, as the text of a valid JSON object. */
    access_token_template_content?: string | null;
    /** URLs the app may redirect to after an OIDC logout. */
    post_logout_redirect_urls?: string[] | null;
    /** URL of the Connected App's logo, if it has one. */
    logo_url?: string | null;
    /** Whether the client may skip user consent for the `offline_access` scope; first-party clients only. */
    bypass_consent_for_offline_access?: boolean | null;
    /** Template of the custom claims in ID tokens, a JSON object as text. */
    id_token_template_content?: string | null;
  }

  /** What `Update` answers. */
  export interface UpdateResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** Connected App that the call acted on. */
    connected_app: connected_apps.ConnectedApp;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }
}

/** Rotation of connected apps' secrets. */
export namespace connected_apps.clients.secrets {
  /** What is below `connected_apps.clients.secrets` in the tree of operations. */
  export interface Methods {
    /**
     * Completes a secret rotation; the next secret takes over and the old one stops working.
     *
     * `POST /v1/connected_apps/clients/{client_id}/secrets/rotate`.
     * [Documentation](https://stytch.com/docs/api-reference/consumer/api/connected-apps/rotate-secret/start-secret-rotation).
     */
    rotate(
      args: connected_apps.clients.secrets.Rotate,
      options?: CallOptions,
    ): Promise<connected_apps.clients.secrets.RotateResponse>;
    /**
     * Cancels a secret rotation; only the old secret stays valid.
     *
     * `POST /v1/connected_apps/clients/{client_id}/secrets/rotate/cancel`.
     * [Documentation](https://stytch.com/docs/api-reference/consumer/api/connected-apps/rotate-secret/cancel-secret-rotation).
     */
    rotate_cancel(
      args: connected_apps.clients.secrets.RotateCancel,
      options?: CallOptions,
    ): Promise<connected_apps.clients.secrets.RotateCancelResponse>;
    /**
     * Starts a secret rotation and returns the next secret of a connected app.
     *
     * Only this response contains `next_client_secret`: store it. Both secrets work until `rotate` or `rotate_cancel`.
     *
     * `POST /v1/connected_apps/clients/{client_id}/secrets/rotate/start`.
     * [Documentation](https://stytch.com/docs/api-reference/consumer/api/connected-apps/rotate-secret/start-secret-rotation).
     */
    rotate_start(
      args: connected_apps.clients.secrets.RotateStart,
      options?: CallOptions,
    ): Promise<connected_apps.clients.secrets.RotateStartResponse>;
  }

  /**
   * Completes a secret rotation; the next secret takes over and the old one stops working.
   *
   * `POST /v1/connected_apps/clients/{client_id}/secrets/rotate`, answered by `RotateResponse`.
   * [Documentation](https://stytch.com/docs/api-reference/consumer/api/connected-apps/rotate-secret/start-secret-rotation).
   */
  export interface Rotate {
    /** Unique ID of the client. */
    client_id: string;
  }

  /** What `Rotate` answers. */
  export interface RotateResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** Connected App that the call acted on. */
    connected_app: connected_apps.ConnectedApp;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Cancels a secret rotation; only the old secret stays valid.
   *
   * `POST /v1/connected_apps/clients/{client_id}/secrets/rotate/cancel`, answered by `RotateCancelResponse`.
   * [Documentation](https://stytch.com/docs/api-reference/consumer/api/connected-apps/rotate-secret/cancel-secret-rotation).
   */
  export interface RotateCancel {
    /** Unique ID of the client. */
    client_id: string;
  }

  /** What `RotateCancel` answers. */
  export interface RotateCancelResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** Connected App that the call acted on. */
    connected_app: connected_apps.ConnectedApp;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Starts a secret rotation and returns the next secret of a connected app.
   *
   * Only this response contains `next_client_secret`: store it. Both secrets work until `rotate` or `rotate_cancel`.
   *
   * `POST /v1/connected_apps/clients/{client_id}/secrets/rotate/start`, answered by `RotateStartResponse`.
   * [Documentation](https://stytch.com/docs/api-reference/consumer/api/connected-apps/rotate-secret/start-secret-rotation).
   */
  export interface RotateStart {
    /** Unique ID of the client. */
    client_id: string;
  }

  /** What `RotateStart` answers. */
  export interface RotateStartResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** Connected App whose secret is being rotated, with its next client secret. */
    connected_app: connected_apps.ConnectedAppWithNextClientSecret;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }
}

/** The consumer API: users and how they log in. */
export namespace consumer {
  /** What is below `consumer` in the tree of operations. */
  export interface Methods {
    /** Logins by crypto wallet signatures. */
    readonly crypto_wallets: consumer.crypto_wallets.Methods;
    /** Stytch as an identity provider for connected apps. */
    readonly idp: consumer.idp.Methods;
    /** Sessions of users, taken over for support. */
    readonly impersonation: consumer.impersonation.Methods;
    /** Magic links for users. */
    readonly magic_links: consumer.magic_links.Methods;
    /** Users' logins through OAuth providers. */
    readonly oauth: consumer.oauth.Methods;
    /** One-time passcodes for users. */
    readonly otps: consumer.otps.Methods;
    /** Users' passwords. */
    readonly passwords: consumer.passwords.Methods;
    /** Role-based access control. */
    readonly rbac: consumer.rbac.Methods;
    /** User sessions. */
    readonly sessions: consumer.sessions.Methods;
    /** Time-based one-time passcodes of authenticator apps, and their recovery codes. */
    readonly totps: consumer.totps.Methods;
    /** Users and their login methods. */
    readonly users: consumer.users.Methods;
    /** Passkeys and WebAuthn devices. */
    readonly webauthn: consumer.webauthn.Methods;
    /** What a browser brings back from a login. */
    readonly redirects: {
      /** Reads what a browser brings back from a login of a user. */
      parse(args: {
        /** URL of the redirect, its query, or the HTTP request. */
        redirect: string;
      }): Redirect;
    };
  }

  /** The IP address and user agent of an end user, which your server passes on to help Stytch spot fraud. */
  export interface Attributes {
    /** IP address of the end user. */
    ip_address?: string | null;
    /** User agent string of the User's client. */
    user_agent?: string | null;
  }

  /** Fields of a Sign In With Ethereum message that a wallet is going to sign. */
  export interface SiweParams {
    /**
     * Domain asking for the wallet's signature, as an RFC 3986 authority such as `example.com`; required with
     * `siwe_params`.
     */
    domain: string;
    /** RFC 3986 URI of the resource that the signing is about; needed whenever `siwe_params` is given. */
    uri: string;
    /** RFC 3986 URIs to list in the SIWE message for the wallet owner to have resolved. */
    resources: string[];
    /**
     * EIP-155 chain ID to tie the session to, as a decimal string from `1` to `9223372036854775771`; `1` when unset.
     */
    chain_id?: string | null;
    /**
     * Readable ASCII text for the User to sign; RFC 3986 reserved, unreserved and space characters only, so no newlines
     * or tabs.
     */
    statement?: string | null;
    /** When the message was generated, an RFC 3339 UTC time such as `2021-12-29T12:33:09Z`; now by default. */
    issued_at?: string | null;
    /**
     * When the signed message becomes valid, as an RFC 3339 UTC time such as `2026-01-31T09:00:00Z`; now when unset.
     */
    not_before?: string | null;
    /** Your own identifier for the sign-in request, placed in the SIWE message; an RFC 3986 `pchar` string. */
    message_request_id?: string | null;
  }

  /** Fields of the Sign In With Ethereum message that a wallet has signed. */
  export interface SiweParamsResponse {
    /** Domain that asked for the wallet's signature. */
    domain: string;
    /** RFC 3986 URI of the resource that the signing is about. */
    uri: string;
    /** EIP-155 chain ID that the session is tied to, as a decimal string such as `1`. */
    chain_id: string;
    /** RFC 3986 URIs listed in the SIWE message for the wallet owner to have resolved. */
    resources: string[];
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /** When the message was generated, an RFC 3339 UTC time such as `2021-12-29T12:33:09Z`. */
    issued_at?: string | null;
    /** Your own identifier for the sign-in request, as placed in the SIWE message. */
    message_request_id?: string | null;
  }

  /** Tokens and scopes that an OAuth provider issued for a user. */
  export interface OAuthProviderValues {
    /** OAuth access token for calling the provider's API on behalf of the User or Member. */
    access_token: string;
    /** Provider's refresh token, for getting a new `access_token` for its API. */
    refresh_token: string;
    /** OpenID Connect ID token from the OAuth provider, a JWT whose claims vary by provider. */
    id_token: string;
    /** OAuth scopes that the provider granted. */
    scopes: string[];
    /** Expiry time, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`. */
    expires_at?: string | null;
  }

  /** Advice on making a password stronger, for showing to the user. */
  export interface PasswordFeedback {
    /** Warning to show the end user when the password is valid yet not strong enough; filled by `zxcvbn` checks. */
    warning: string;
    /** Tips for a stronger password, suitable for the end user; filled by `zxcvbn` checks. */
    suggestions: string[];
    /** Which LUDS requirements the password meets and which it still lacks, for telling the person what to change. */
    luds_requirements?: models.LudsFeedback | null;
  }

  /**
   * Extra conditions for redeeming a token or code: it must come from the IP address or user agent that asked for it.
   */
  export interface SecurityOptions {
    /** Whether the link only works from the IP address that requested it. */
    ip_match_required: boolean;
    /** Whether the magic link must be opened with the same user agent that asked for it. */
    user_agent_match_required: boolean;
  }

  /** An RBAC action on a resource. The session authenticates only if the user may perform it. */
  export interface AuthorizationCheck {
    /** ID of the RBAC Resource to check. */
    resource_id: string;
    /** Action on a Resource to check permission for, such as `update`. */
    action: string;
  }

  /** A logged-in session of a user. */
  export interface Session {
    /** ID of the session. */
    session_id: string;
    /** ID of the User. */
    user_id: string;
    /** Factors completed in this session, such as a password and an SMS passcode. */
    authentication_factors: models.AuthenticationFactor[];
    /** IDs of the Roles that apply to the session. */
    roles: string[];
    /** Time the session was created, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`. */
    started_at?: string | null;
    /** When the session was last used, an RFC 3339 UTC time such as `2021-12-29T12:33:09Z`. */
    last_accessed_at?: string | null;
    /** Time the session expires, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`. */
    expires_at?: string | null;
    /** End user's IP address and user agent as seen by your app, used to help detect fraud. */
    attributes?: consumer.Attributes | null;
    /** Custom claims attached to the session, which are added when it is authenticated. */
    custom_claims?: JsonObject | null;
  }

  /** A TOTP registration together with its recovery codes. */
  export interface TotpWithRecoveryCodes {
    /** ID of the TOTP registration. */
    totp_id: string;
    /** Whether the User has authenticated with this factor at least once. */
    verified: boolean;
    /** Recovery codes that stand in for the authenticator app or other MFA method. */
    recovery_codes: string[];
  }

  /** A biometric registration of a user. */
  export interface BiometricRegistration {
    /** Unique ID of a biometric registration. */
    biometric_registration_id: string;
    /** Whether the User has authenticated with this factor at least once. */
    verified: boolean;
  }

  /** A crypto wallet of a user. */
  export interface CryptoWallet {
    /** Unique ID of a crypto wallet. */
    crypto_wallet_id: string;
    /** Blockchain address of the crypto wallet. */
    crypto_wallet_address: string;
    /** Blockchain that the wallet belongs to, such as `ethereum` or `solana`. */
    crypto_wallet_type: models.CryptoWalletType;
    /** Whether the User has authenticated with this factor at least once. */
    verified: boolean;
  }

  /** A link between a user and an account at an OAuth provider. */
  export interface OAuthProvider {
    /** OAuth provider used, such as `Google`. */
    provider_type: string;
    /** User's unique ID at the OAuth provider, its `sub` claim. */
    provider_subject: string;
    /** URL of the profile picture at the OAuth provider, if it returns one. */
    profile_picture_url: string;
    /** Locale the User has set at the OAuth provider, when known. */
    locale: string;
    /** Unique ID of the User's OAuth registration. */
    oauth_user_registration_id: string;
  }

  /** A person known to a consumer project. */
  export interface User {
    /** ID of the User. */
    user_id: string;
    /** Email addresses the User has. */
    emails: consumer.UserEmail[];
    /** Status of the User: `pending` or `active`. */
    status: consumer.UserStatus;
    /** Phone numbers of the User. */
    phone_numbers: consumer.UserPhoneNumber[];
    /** Passkey and WebAuthn registrations of the User. */
    webauthn_registrations: consumer.WebAuthnRegistration[];
    /** OAuth providers linked to the User. */
    providers: consumer.OAuthProvider[];
    /** TOTP registrations of the User. */
    totps: consumer.UserTotp[];
    /** Crypto wallets the User has. */
    crypto_wallets: consumer.CryptoWallet[];
    /** Biometric registrations the User has. */
    biometric_registrations: consumer.BiometricRegistration[];
    /** Whether the User is locked for now after too many failed logins. */
    is_locked: boolean;
    /** IDs of the Roles assigned to the User. */
    roles: string[];
    /** Name of the User; any part may be empty. */
    name?: consumer.UserName | null;
    /** Creation time, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`. */
    created_at?: string | null;
    /** User's password record; empty when there is none. */
    password?: consumer.UserPassword | null;
    /** JSON object of your own application data. */
    trusted_metadata?: JsonObject | null;
    /**
     * JSON object of your own application data that end users can change through the frontend SDKs; keep nothing
     * critical in it.
     */
    untrusted_metadata?: JsonObject | null;
    /** Your own identifier for the User, unique in the Project and accepted by most calls instead of Stytch's id. */
    external_id?: string | null;
    /** When the lock began, an RFC 3339 UTC time; absent without a lock. */
    lock_created_at?: string | null;
    /** When the lock ends, an RFC 3339 UTC time; absent without a lock. */
    lock_expires_at?: string | null;
  }

  /** A Connected App that a user has given access to, with the scopes granted. */
  export interface UserConnectedApp {
    /** Unique ID of the Connected App. */
    connected_app_id: string;
    /** Name of the Connected App. */
    name: string;
    /** Readable description of the Connected App. */
    description: string;
    /** Kind of Connected App: `first_party`, `first_party_public`, `third_party` or `third_party_public`. */
    client_type: models.ConnectedAppClientType;
    /** Scopes the Connected App got when its latest authorization flow finished. */
    scopes_granted: string;
    /** URL of the Connected App's logo, if it has one. */
    logo_url?: string | null;
  }

  /** An email address of a user. */
  export interface UserEmail {
    /** Unique ID of an email address. */
    email_id: string;
    /** Email address of the User. */
    email: string;
    /** Whether the User has authenticated with this factor at least once. */
    verified: boolean;
  }

  /** The parts of a user's name, any of which may be missing. */
  export interface UserName {
    /** First name of the User. */
    first_name?: string | null;
    /** Middle name or names. */
    middle_name?: string | null;
    /** Last name of the User. */
    last_name?: string | null;
  }

  /** The record that a user has a password; the password itself is never returned. */
  export interface UserPassword {
    /** Unique ID of the password. */
    password_id: string;
    /** Whether the password must be reset before it can be used. */
    requires_reset: boolean;
  }

  /** A phone number of a user. */
  export interface UserPhoneNumber {
    /** Unique ID of the phone number. */
    phone_id: string;
    /** Phone number in E.164 form, such as `+12025550162`. */
    phone_number: string;
    /** Whether the User has authenticated with this factor at least once. */
    verified: boolean;
  }

  /** A TOTP registration of a user. */
  export interface UserTotp {
    /** ID of the TOTP registration. */
    totp_id: string;
    /** Whether the User has authenticated with this factor at least once. */
    verified: boolean;
  }

  /** A passkey or WebAuthn registration of a user. */
  export interface WebAuthnRegistration {
    /** ID of the Passkey or WebAuthn registration. */
    webauthn_registration_id: string;
    /** Domain of your app, where the Passkey or WebAuthn registration began. */
    domain: string;
    /** User agent string of the User's client. */
    user_agent: string;
    /** Whether the User has authenticated with this factor at least once. */
    verified: boolean;
    /**
     * Kind of Passkey or WebAuthn device asked for, `platform` or `cross-platform`; empty when no preference was given.
     */
    authenticator_type: consumer.AuthenticatorType;
    /** Name of the Passkey or WebAuthn registration. */
    name: string;
  }

  /** Whether a user has completed a first login. */
  export type UserStatus =
    /** The user exists but has not logged in yet. */
    | "pending"
    /** The user has logged in or was created as active. */
    | "active"
    | (string & {});

  /** A stored passkey or WebAuthn credential with its public key. */
  export interface WebAuthnCredential {
    /** Unique, public ID of the WebAuthn credential. */
    credential_id: string;
    /** ID of the Passkey or WebAuthn registration. */
    webauthn_registration_id: string;
    /** Kind of WebAuthn credential, such as `public-key`. */
    type: string;
    /** Public key of the WebAuthn credential, base64 encoded. */
    public_key: string;
  }

  /** The kind of authenticator asked for in a WebAuthn registration; leave it out to accept both. */
  export type AuthenticatorType =
    /** Built into the device, such as a fingerprint reader. */
    | "platform"
    /** A separate device, such as a USB security key. */
    | "cross-platform"
    | (string & {});
}

/** Logins by crypto wallet signatures. */
export namespace consumer.crypto_wallets {
  /** What is below `consumer.crypto_wallets` in the tree of operations. */
  export interface Methods {
    /**
     * Logs a user in with a crypto wallet's signature of the challenge.
     *
     * Get the challenge from `authenticate_start`.
     *
     * `POST /v1/crypto_wallets/authenticate`. [Documentation](https://stytch.com/docs/api/crypto-wallet-authenticate).
     */
    authenticate(
      args: consumer.crypto_wallets.Authenticate,
      options?: CallOptions,
    ): Promise<consumer.crypto_wallets.AuthenticateResponse>;
    /**
     * Starts a crypto wallet login and returns the challenge to sign.
     *
     * For Ethereum wallets, `siwe_params` (at least `domain` and `uri`) makes it a Sign In With Ethereum message. The
     * signature goes to `authenticate`.
     *
     * `POST /v1/crypto_wallets/authenticate/start`.
     * [Documentation](https://stytch.com/docs/api/crypto-wallet-authenticate-start).
     */
    authenticate_start(
      args: consumer.crypto_wallets.AuthenticateStart,
      options?: CallOptions,
    ): Promise<consumer.crypto_wallets.AuthenticateStartResponse>;
  }

  /**
   * Logs a user in with a crypto wallet's signature of the challenge.
   *
   * Get the challenge from `authenticate_start`.
   *
   * `POST /v1/crypto_wallets/authenticate`, answered by `AuthenticateResponse`.
   * [Documentation](https://stytch.com/docs/api/crypto-wallet-authenticate).
   */
  export interface Authenticate {
    /** Wallet type, `ethereum` or `solana`; use `ethereum` for any EVM-compatible chain, such as Polygon. */
    crypto_wallet_type: models.CryptoWalletType;
    /** Blockchain address of the crypto wallet. */
    crypto_wallet_address: string;
    /** Signature of the challenge message, made by the User's wallet. */
    signature: string;
    /** Token of the User's existing session. */
    session_token?: string | null;
    /**
     * Session lifetime in minutes from now, 5 to 527040 (366 days); an existing session is extended by it. No session
     * is started when unset.
     */
    session_duration_minutes?: number | null;
    /** JWT of the User's existing session. */
    session_jwt?: string | null;
    /**
     * Custom claims for the session and its JWT, at most 4 kilobytes; `null` deletes a key, and reserved claims such as
     * `iss` or `sub` are ignored. Needs `session_duration_minutes` to start a session.
     */
    session_custom_claims?: JsonObject | null;
    /**
     * Device Fingerprinting telemetry ID; when set, Stytch stores the device's fingerprints and IP location with the
     * User or Member. Needs a workspace with Device Fingerprinting on.
     */
    telemetry_id?: string | null;
  }

  /** What `Authenticate` answers. */
  export interface AuthenticateResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the User. */
    user_id: string;
    /** Secret opaque token of the session. */
    session_token: string;
    /** JSON Web Token (JWT) of the session, valid for five minutes. */
    session_jwt: string;
    /** User that the call concerns, in full. */
    user: consumer.User;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /**
     * Session that the call started or updated; present when the request asked for one with `session_duration_minutes`.
     */
    session?: consumer.Session | null;
    /** Fields of the signed SIWE (Sign In With Ethereum) message. */
    siwe_params?: consumer.SiweParamsResponse | null;
    /** Device of the User; present when the request had a valid `telemetry_id` and its fingerprint was found. */
    user_device?: models.DeviceInfo | null;
  }

  /**
   * Starts a crypto wallet login and returns the challenge to sign.
   *
   * For Ethereum wallets, `siwe_params` (at least `domain` and `uri`) makes it a Sign In With Ethereum message. The
   * signature goes to `authenticate`.
   *
   * `POST /v1/crypto_wallets/authenticate/start`, answered by `AuthenticateStartResponse`.
   * [Documentation](https://stytch.com/docs/api/crypto-wallet-authenticate-start).
   */
  export interface AuthenticateStart {
    /** Wallet type, `ethereum` or `solana`; use `ethereum` for any EVM-compatible chain, such as Polygon. */
    crypto_wallet_type: models.CryptoWalletType;
    /** Blockchain address of the crypto wallet. */
    crypto_wallet_address: string;
    /** ID of the User, or the User's `external_id` if one is set. */
    user_id?: string | null;
    /** Token of the User's existing session. */
    session_token?: string | null;
    /** JWT of the User's existing session. */
    session_jwt?: string | null;
    /** Fields of the SIWE (Sign In With Ethereum) message to sign; only with a `crypto_wallet_type` of `ethereum`. */
    siwe_params?: consumer.SiweParams | null;
  }

  /** What `AuthenticateStart` answers. */
  export interface AuthenticateStartResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the User. */
    user_id: string;
    /** Text for the wallet to sign, as proof of ownership. */
    challenge: string;
    /** Whether this call created the User. */
    user_created: boolean;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }
}

/** Stytch as an identity provider for connected apps. */
export namespace consumer.idp {
  /** What is below `consumer.idp` in the tree of operations. */
  export interface Methods {
    /** A user's consent to OAuth authorization requests. */
    readonly oauth: consumer.idp.oauth.Methods;
  }
}

/** A user's consent to OAuth authorization requests. */
export namespace consumer.idp.oauth {
  /** What is below `consumer.idp.oauth` in the tree of operations. */
  export interface Methods {
    /**
     * Records a user's decision on a connected app's authorization request and returns where to redirect.
     *
     * Validate the request with `authorize_start` first. Name the user by exactly one of `user_id`, `session_token` and
     * `session_jwt`; a session is required if the app will later use `sessions.exchange_access_token`. Redirect to
     * `redirect_uri` in any case: it carries either the code or the OAuth error.
     *
     * `POST /v1/idp/oauth/authorize`. [Documentation](https://stytch.com/docs/api/connected-apps-oauth-authorize).
     */
    authorize(args: consumer.idp.oauth.Authorize, options?: CallOptions): Promise<consumer.idp.oauth.AuthorizeResponse>;
    /**
     * Checks a connected app's authorization request and returns what a consent screen must show.
     *
     * Name the user by exactly one of `user_id`, `session_token` and `session_jwt`. Ask for consent if
     * `consent_required` is `true`, then call `authorize`.
     *
     * `POST /v1/idp/oauth/authorize/start`.
     * [Documentation](https://stytch.com/docs/api/connected-apps-oauth-authorize-start).
     */
    authorize_start(
      args: consumer.idp.oauth.AuthorizeStart,
      options?: CallOptions,
    ): Promise<consumer.idp.oauth.AuthorizeStartResponse>;
  }

  /**
   * Records a user's decision on a connected app's authorization request and returns where to redirect.
   *
   * Validate the request with `authorize_start` first. Name the user by exactly one of `user_id`, `session_token` and
   * `session_jwt`; a session is required if the app will later use `sessions.exchange_access_token`. Redirect to
   * `redirect_uri` in any case: it carries either the code or the OAuth error.
   *
   * `POST /v1/idp/oauth/authorize`, answered by `AuthorizeResponse`.
   * [Documentation](https://stytch.com/docs/api/connected-apps-oauth-authorize).
   */
  export interface Authorize {
    /** Whether the user agreed to the requested scopes. */
    consent_granted: boolean;
    /** Scopes that the client requests. */
    scopes: string[];
    /** Unique ID of the Connected App client. */
    client_id: string;
    /** Callback URI of the OAuth flow, where the user returns; required for the `authorization_code` grant. */
    redirect_uri: string;
    /** OAuth 2.0 response type; `code` for authorization code flows. */
    response_type: string;
    /** ID of the User, or the User's `external_id` if one is set. */
    user_id?: string | null;
    /** Token of the User's existing session. */
    session_token?: string | null;
    /** JWT of the User's existing session. */
    session_jwt?: string | null;
    /** Space-separated prompts to show during authorization; only `consent` is supported. */
    prompt?: string | null;
    /** Opaque value returned in the callback, so the client can match it to its request. */
    state?: string | null;
    /** Client-chosen string carried into the ID token to guard against replay. */
    nonce?: string | null;
    /** PKCE challenge, base64url encoded, which the client made from its code verifier. */
    code_challenge?: string | null;
    /** Resource indicators for the requested access, as in RFC 8707. */
    resources?: string[] | null;
  }

  /** What `Authorize` answers. */
  export interface AuthorizeResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** URI to send the user's browser to next, back at the requesting app. */
    redirect_uri: string;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /** Single-use code to exchange for tokens. */
    authorization_code?: string | null;
  }

  /**
   * Checks a connected app's authorization request and returns what a consent screen must show.
   *
   * Name the user by exactly one of `user_id`, `session_token` and `session_jwt`. Ask for consent if `consent_required`
   * is `true`, then call `authorize`.
   *
   * `POST /v1/idp/oauth/authorize/start`, answered by `AuthorizeStartResponse`.
   * [Documentation](https://stytch.com/docs/api/connected-apps-oauth-authorize-start).
   */
  export interface AuthorizeStart {
    /** Unique ID of the Connected App client. */
    client_id: string;
    /** Callback URI of the OAuth flow, where the user returns; required for the `authorization_code` grant. */
    redirect_uri: string;
    /** OAuth 2.0 response type; `code` for authorization code flows. */
    response_type: string;
    /** Scopes that the client requests. */
    scopes: string[];
    /** ID of the User, or the User's `external_id` if one is set. */
    user_id?: string | null;
    /** Token of the User's existing session. */
    session_token?: string | null;
    /** JWT of the User's existing session. */
    session_jwt?: string | null;
    /** Space-separated prompts to show during authorization; only `consent` is supported. */
    prompt?: string | null;
  }

  /** What `AuthorizeStart` answers. */
  export interface AuthorizeStartResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the User. */
    user_id: string;
    /** User that the call concerns, in full. */
    user: consumer.User;
    /** Public details of the Connected App asking for authorization. */
    client: models.ConnectedAppPublic;
    /** Whether the user must explicitly agree before authorization can go ahead. */
    consent_required: boolean;
    /** Result for each requested scope. */
    scope_results: models.ScopeResult[];
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }
}

/** Sessions of users, taken over for support. */
export namespace consumer.impersonation {
  /** What is below `consumer.impersonation` in the tree of operations. */
  export interface Methods {
    /**
     * Exchanges an impersonation token from the dashboard for a session as that user.
     *
     * The token works once. The session lasts 60 minutes and cannot be extended.
     *
     * `POST /v1/impersonation/authenticate`.
     * [Documentation](https://stytch.com/docs/api/authenticate-impersonation-token).
     */
    authenticate(
      args: consumer.impersonation.Authenticate,
      options?: CallOptions,
    ): Promise<consumer.impersonation.AuthenticateResponse>;
  }

  /**
   * Exchanges an impersonation token from the dashboard for a session as that user.
   *
   * The token works once. The session lasts 60 minutes and cannot be extended.
   *
   * `POST /v1/impersonation/authenticate`, answered by `AuthenticateResponse`.
   * [Documentation](https://stytch.com/docs/api/authenticate-impersonation-token).
   */
  export interface Authenticate {
    /** Impersonation token to authenticate, valid for 5 minutes by default. */
    impersonation_token: string;
  }

  /** What `Authenticate` answers. */
  export interface AuthenticateResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the User. */
    user_id: string;
    /** User that the call concerns, in full. */
    user: consumer.User;
    /** Secret opaque token of the session. */
    session_token: string;
    /** JSON Web Token (JWT) of the session, valid for five minutes. */
    session_jwt: string;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /** Session started for the impersonated User; it lasts 60 minutes and can't be extended. */
    session?: consumer.Session | null;
  }
}

/** Magic links for users. */
export namespace consumer.magic_links {
  /** What is below `consumer.magic_links` in the tree of operations. */
  export interface Methods {
    /** Magic links sent by email. */
    readonly email: consumer.magic_links.email.Methods;
    /**
     * Logs a user in with the token of a magic link.
     *
     * The token works once. `options` can demand the same IP address or user agent as at sending. A session starts only
     * if `session_duration_minutes` is set.
     *
     * `POST /v1/magic_links/authenticate`. [Documentation](https://stytch.com/docs/api/authenticate-magic-link).
     */
    authenticate(
      args: consumer.magic_links.Authenticate,
      options?: CallOptions,
    ): Promise<consumer.magic_links.AuthenticateResponse>;
    /**
     * Creates a magic link token for a user, to deliver yourself.
     *
     * Treat the token as a secret. Authenticating it verifies no email address or phone number. Mail scanners that
     * follow links can use it up before the user does.
     *
     * `POST /v1/magic_links`. [Documentation](https://stytch.com/docs/api/create-magic-link).
     */
    create(args: consumer.magic_links.Create, options?: CallOptions): Promise<consumer.magic_links.CreateResponse>;
  }

  /**
   * Logs a user in with the token of a magic link.
   *
   * The token works once. `options` can demand the same IP address or user agent as at sending. A session starts only
   * if `session_duration_minutes` is set.
   *
   * `POST /v1/magic_links/authenticate`, answered by `AuthenticateResponse`.
   * [Documentation](https://stytch.com/docs/api/authenticate-magic-link).
   */
  export interface Authenticate {
    /** Magic link token to authenticate, from the `token` query parameter of the redirect URL. */
    token: string;
    /** End user's IP address and user agent as seen by your app, used to help detect fraud. */
    attributes?: consumer.Attributes | null;
    /** Extra security checks, such as requiring the same IP address or user agent as the original request. */
    options?: consumer.SecurityOptions | null;
    /** Token of the User's existing session. */
    session_token?: string | null;
    /**
     * Session lifetime in minutes from now, 5 to 527040 (366 days); an existing session is extended by it. No session
     * is started when unset.
     */
    session_duration_minutes?: number | null;
    /** JWT of the User's existing session. */
    session_jwt?: string | null;
    /**
     * Custom claims for the session and its JWT, at most 4 kilobytes; `null` deletes a key, and reserved claims such as
     * `iss` or `sub` are ignored. Needs `session_duration_minutes` to start a session.
     */
    session_custom_claims?: JsonObject | null;
    /** PKCE verifier: the base64url one-time secret behind the `code_challenge` of the flow. */
    code_verifier?: string | null;
    /**
     * Device Fingerprinting telemetry ID; when set, Stytch stores the device's fingerprints and IP location with the
     * User or Member. Needs a workspace with Device Fingerprinting on.
     */
    telemetry_id?: string | null;
  }

  /** What `Authenticate` answers. */
  export interface AuthenticateResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the User. */
    user_id: string;
    /** The `email_id` or `phone_id` that the code or link was sent to. */
    method_id: string;
    /** Secret opaque token of the session. */
    session_token: string;
    /** JSON Web Token (JWT) of the session, valid for five minutes. */
    session_jwt: string;
    /** User that the call concerns, in full. */
    user: consumer.User;
    /**
     * Whether the User's other sessions should be reset. Stytch revokes its own sessions for you, so act on it only if
     * you manage sessions yourself.
     */
    reset_sessions: boolean;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /**
     * Session that the call started or updated; present when the request asked for one with `session_duration_minutes`.
     */
    session?: consumer.Session | null;
    /** Device of the User; present when the request had a valid `telemetry_id` and its fingerprint was found. */
    user_device?: models.DeviceInfo | null;
  }

  /**
   * Creates a magic link token for a user, to deliver yourself.
   *
   * Treat the token as a secret. Authenticating it verifies no email address or phone number. Mail scanners that follow
   * links can use it up before the user does.
   *
   * `POST /v1/magic_links`, answered by `CreateResponse`.
   * [Documentation](https://stytch.com/docs/api/create-magic-link).
   */
  export interface Create {
    /** ID of the User, or the User's `external_id` if one is set. */
    user_id: string;
    /** Minutes until the Magic Link `token` expires, 5 to 10080 (7 days); 60 when unset. */
    expiration_minutes?: number | null;
    /** End user's IP address and user agent as seen by your app, used to help detect fraud. */
    attributes?: consumer.Attributes | null;
  }

  /** What `Create` answers. */
  export interface CreateResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the User. */
    user_id: string;
    /** Magic link token for you to send, for example in your own email or SMS. */
    token: string;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }
}

/** Magic links sent by email. */
export namespace consumer.magic_links.email {
  /** What is below `consumer.magic_links.email` in the tree of operations. */
  export interface Methods {
    /**
     * Creates a user and emails an invite link.
     *
     * The user stays `pending` until the link is followed. Its token goes to `magic_links.authenticate`.
     *
     * `POST /v1/magic_links/email/invite`. [Documentation](https://stytch.com/docs/api/invite-by-email).
     */
    invite(
      args: consumer.magic_links.email.Invite,
      options?: CallOptions,
    ): Promise<consumer.magic_links.email.InviteResponse>;
    /**
     * Emails a login link to an active user, or a signup link to any other address.
     *
     * An unknown address creates a user, who is pending if `create_user_as_pending` is set. The link's token goes to
     * `magic_links.authenticate`.
     *
     * `POST /v1/magic_links/email/login_or_create`.
     * [Documentation](https://stytch.com/docs/api/log-in-or-create-user-by-email).
     */
    login_or_create(
      args: consumer.magic_links.email.LoginOrCreate,
      options?: CallOptions,
    ): Promise<consumer.magic_links.email.LoginOrCreateResponse>;
    /**
     * Revokes the pending invite of an email address.
     *
     * `POST /v1/magic_links/email/revoke_invite`. [Documentation](https://stytch.com/docs/api/revoke-pending-invite).
     */
    revoke_invite(
      args: consumer.magic_links.email.RevokeInvite,
      options?: CallOptions,
    ): Promise<consumer.magic_links.email.RevokeInviteResponse>;
    /**
     * Emails a magic link to an existing user.
     *
     * With one of `user_id`, `session_token` and `session_jwt`, adds the address to that user; it is dropped again
     * unless authenticated within 5 minutes. The link's token goes to `magic_links.authenticate`.
     *
     * `POST /v1/magic_links/email/send`. [Documentation](https://stytch.com/docs/api/send-by-email).
     */
    send(
      args: consumer.magic_links.email.Send,
      options?: CallOptions,
    ): Promise<consumer.magic_links.email.SendResponse>;
  }

  /**
   * Creates a user and emails an invite link.
   *
   * The user stays `pending` until the link is followed. Its token goes to `magic_links.authenticate`.
   *
   * `POST /v1/magic_links/email/invite`, answered by `InviteResponse`.
   * [Documentation](https://stytch.com/docs/api/invite-by-email).
   */
  export interface Invite {
    /** Email address to send the invitation to. */
    email: string;
    /** Id of the custom invite email template, of type "Magic links - Invite"; your default template when unset. */
    invite_template_id?: string | null;
    /** End user's IP address and user agent as seen by your app, used to help detect fraud. */
    attributes?: consumer.Attributes | null;
    /** Name of the User; every part is optional. */
    name?: consumer.UserName | null;
    /**
     * URL of your app that the emailed invite link opens, where you authenticate the token. If unset, the Dashboard's
     * default applies; without one, the call fails.
     */
    invite_magic_link_url?: string | null;
    /** Minutes until the invite link expires, from 5 to 10080 (7 days); 60 by default. */
    invite_expiration_minutes?: number | null;
    /** Language of the message, an IETF BCP 47 tag; English when unset. */
    locale?: models.Locale | null;
    /** JSON object of your own application data. */
    trusted_metadata?: JsonObject | null;
    /**
     * JSON object of your own application data that end users can change through the frontend SDKs; keep nothing
     * critical in it.
     */
    untrusted_metadata?: JsonObject | null;
  }

  /** What `Invite` answers. */
  export interface InviteResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the User. */
    user_id: string;
    /** Unique ID of an email address. */
    email_id: string;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Emails a login link to an active user, or a signup link to any other address.
   *
   * An unknown address creates a user, who is pending if `create_user_as_pending` is set. The link's token goes to
   * `magic_links.authenticate`.
   *
   * `POST /v1/magic_links/email/login_or_create`, answered by `LoginOrCreateResponse`.
   * [Documentation](https://stytch.com/docs/api/log-in-or-create-user-by-email).
   */
  export interface LoginOrCreate {
    /** Email address to send the Magic Link to. */
    email: string;
    /**
     * URL of your app that the emailed login link opens, where you authenticate the token. If unset, the Dashboard's
     * default applies; without one, the call fails.
     */
    login_magic_link_url?: string | null;
    /**
     * URL that the sign-up magic link opens; your app takes the token from it and authenticates it. Stytch uses the
     * Dashboard's default sign-up redirect URL when unset, and errors if there is none.
     */
    signup_magic_link_url?: string | null;
    /** Minutes until the login link expires, from 5 to 10080 (7 days); 60 by default. */
    login_expiration_minutes?: number | null;
    /** Minutes until the sign-up magic link expires, 5 to 10080 (7 days); Stytch uses 10080 when unset. */
    signup_expiration_minutes?: number | null;
    /** Id of the custom login email template, of type "Magic links - Login"; your default template when unset. */
    login_template_id?: string | null;
    /**
     * ID of the custom template for sign-up emails, of type "Magic links - Sign-up"; the default template is used when
     * unset.
     */
    signup_template_id?: string | null;
    /** End user's IP address and user agent as seen by your app, used to help detect fraud. */
    attributes?: consumer.Attributes | null;
    /** Whether a new User stays `pending` until authenticated instead of being `active` at once; `false` by default. */
    create_user_as_pending?: boolean | null;
    /**
     * PKCE challenge: base64url of the SHA-256 hash of a one-time secret, so the flow must finish on the device that
     * started it.
     */
    code_challenge?: string | null;
    /** Language of the message, an IETF BCP 47 tag; English when unset. */
    locale?: models.Locale | null;
  }

  /** What `LoginOrCreate` answers. */
  export interface LoginOrCreateResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the User. */
    user_id: string;
    /** Unique ID of an email address. */
    email_id: string;
    /** Whether this call created the User. */
    user_created: boolean;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Revokes the pending invite of an email address.
   *
   * `POST /v1/magic_links/email/revoke_invite`, answered by `RevokeInviteResponse`.
   * [Documentation](https://stytch.com/docs/api/revoke-pending-invite).
   */
  export interface RevokeInvite {
    /** Email address of the User whose invitation to revoke. */
    email: string;
  }

  /** What `RevokeInvite` answers. */
  export interface RevokeInviteResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Emails a magic link to an existing user.
   *
   * With one of `user_id`, `session_token` and `session_jwt`, adds the address to that user; it is dropped again unless
   * authenticated within 5 minutes. The link's token goes to `magic_links.authenticate`.
   *
   * `POST /v1/magic_links/email/send`, answered by `SendResponse`.
   * [Documentation](https://stytch.com/docs/api/send-by-email).
   */
  export interface Send {
    /** Email address to send the Magic Link to. */
    email: string;
    /** Id of the custom login email template, of type "Magic links - Login"; your default template when unset. */
    login_template_id?: string | null;
    /** End user's IP address and user agent as seen by your app, used to help detect fraud. */
    attributes?: consumer.Attributes | null;
    /**
     * URL of your app that the emailed login link opens, where you authenticate the token. If unset, the Dashboard's
     * default applies; without one, the call fails.
     */
    login_magic_link_url?: string | null;
    /**
     * URL that the sign-up magic link opens; your app takes the token from it and authenticates it. Stytch uses the
     * Dashboard's default sign-up redirect URL when unset, and errors if there is none.
     */
    signup_magic_link_url?: string | null;
    /** Minutes until the login link expires, from 5 to 10080 (7 days); 60 by default. */
    login_expiration_minutes?: number | null;
    /** Minutes until the sign-up magic link expires, 5 to 10080 (7 days); Stytch uses 10080 when unset. */
    signup_expiration_minutes?: number | null;
    /**
     * PKCE challenge: base64url of the SHA-256 hash of a one-time secret, so the flow must finish on the device that
     * started it.
     */
    code_challenge?: string | null;
    /** ID of the User, or the User's `external_id` if one is set. */
    user_id?: string | null;
    /** Token of a session of the User to tie the email to. */
    session_token?: string | null;
    /** JWT of a session of the User to tie the email to. */
    session_jwt?: string | null;
    /** Language of the message, an IETF BCP 47 tag; English when unset. */
    locale?: models.Locale | null;
    /**
     * ID of the custom template for sign-up emails, of type "Magic links - Sign-up"; the default template is used when
     * unset.
     */
    signup_template_id?: string | null;
  }

  /** What `Send` answers. */
  export interface SendResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the User. */
    user_id: string;
    /** Unique ID of an email address. */
    email_id: string;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }
}

/** Users' logins through OAuth providers. */
export namespace consumer.oauth {
  /** What is below `consumer.oauth` in the tree of operations. */
  export interface Methods {
    /**
     * Creates a token that ties the next OAuth flow to an existing user.
     *
     * Needs exactly one of `user_id`, `session_token` and `session_jwt`. Pass the token to the start URL of the same
     * provider. Only needed where no verified email address from the provider identifies the user.
     *
     * `POST /v1/oauth/attach`. [Documentation](https://stytch.com/docs/api/oauth-attach).
     */
    attach(args: consumer.oauth.Attach, options?: CallOptions): Promise<consumer.oauth.AttachResponse>;
    /**
     * Logs a user in with the token from a finished OAuth flow.
     *
     * A Stytch session starts only if `session_duration_minutes` is set.
     *
     * `POST /v1/oauth/authenticate`. [Documentation](https://stytch.com/docs/api/oauth-authenticate).
     */
    authenticate(
      args: consumer.oauth.Authenticate,
      options?: CallOptions,
    ): Promise<consumer.oauth.AuthenticateResponse>;
    /**
     * Returns the URL at which a user's OAuth login begins.
     *
     * After the login, the browser arrives at the login or sign-up redirect URL. There, `redirects.parse` reads the
     * token.
     */
    start_url(args: {
      /** Provider, such as `google`. */
      provider: string;
      /** Public token of the project. */
      public_token: string;
      /** URL at which existing users arrive with the token. Default: that of the dashboard. */
      login_redirect_url?: string;
      /** URL at which new users arrive with the token. Default: that of the dashboard. */
      signup_redirect_url?: string;
      /** Scopes to request from the provider, in addition to those that Stytch needs. */
      custom_scopes?: string[];
      /** PKCE challenge: authenticating the token then requires its verifier. */
      code_challenge?: string;
      /** Params for the provider, such as `login_hint`. */
      provider_params?: { [name: string]: string };
      /** Token of `consumer.oauth.attach`. The URL then contains a secret. */
      oauth_attach_token?: string;
    }): StartUrl;
  }

  /**
   * Creates a token that ties the next OAuth flow to an existing user.
   *
   * Needs exactly one of `user_id`, `session_token` and `session_jwt`. Pass the token to the start URL of the same
   * provider. Only needed where no verified email address from the provider identifies the user.
   *
   * `POST /v1/oauth/attach`, answered by `AttachResponse`. [Documentation](https://stytch.com/docs/api/oauth-attach).
   */
  export interface Attach {
    /** Name of the OAuth provider, such as `google`. */
    provider: string;
    /** ID of the User, or the User's `external_id` if one is set. */
    user_id?: string | null;
    /** Token of the User's existing session. */
    session_token?: string | null;
    /** JWT of the User's existing session. */
    session_jwt?: string | null;
  }

  /** What `Attach` answers. */
  export interface AttachResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** Single-use token that ties this User to the OAuth start request it is passed to. */
    oauth_attach_token: string;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Logs a user in with the token from a finished OAuth flow.
   *
   * A Stytch session starts only if `session_duration_minutes` is set.
   *
   * `POST /v1/oauth/authenticate`, answered by `AuthenticateResponse`.
   * [Documentation](https://stytch.com/docs/api/oauth-authenticate).
   */
  export interface Authenticate {
    /**
     * OAuth token to authenticate, from the `token` query parameter of the redirect URL, whose `stytch_token_type` is
     * `oauth`.
     */
    token: string;
    /**
     * Token of a session to add the OAuth factor to, rather than start a new one; ignored when it is another User's.
     * Excludes `session_jwt`.
     */
    session_token?: string | null;
    /**
     * Session lifetime in minutes from now, 5 to 527040 (366 days); an existing session is extended by it. No session
     * is started when unset.
     */
    session_duration_minutes?: number | null;
    /**
     * JWT of a session to add the OAuth factor to, rather than start a new one; ignored when it is another User's.
     * Excludes `session_token`.
     */
    session_jwt?: string | null;
    /**
     * Custom claims for the session and its JWT, at most 4 kilobytes; `null` deletes a key, and reserved claims such as
     * `iss` or `sub` are ignored. Needs `session_duration_minutes` to start a session.
     */
    session_custom_claims?: JsonObject | null;
    /** PKCE verifier: the base64url one-time secret behind the `code_challenge` of the flow. */
    code_verifier?: string | null;
    /**
     * Device Fingerprinting telemetry ID; when set, Stytch stores the device's fingerprints and IP location with the
     * User or Member. Needs a workspace with Device Fingerprinting on.
     */
    telemetry_id?: string | null;
  }

  /** What `Authenticate` answers. */
  export interface AuthenticateResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the User. */
    user_id: string;
    /** User's unique ID at the OAuth provider, its `sub` claim. */
    provider_subject: string;
    /** OAuth provider used, such as `Google`. */
    provider_type: string;
    /** Secret opaque token of the session. */
    session_token: string;
    /** JSON Web Token (JWT) of the session, valid for five minutes. */
    session_jwt: string;
    /**
     * Tokens, scopes and other values from the OAuth provider; for example, only OIDC providers return an `id_token`.
     */
    provider_values: consumer.OAuthProviderValues;
    /** User that the call concerns, in full. */
    user: consumer.User;
    /**
     * Whether the User's other sessions should be reset. Stytch revokes its own sessions for you, so act on it only if
     * you manage sessions yourself.
     */
    reset_sessions: boolean;
    /** Unique ID of the User's OAuth registration. */
    oauth_user_registration_id: string;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /**
     * Session that the OAuth login started or updated; an ordinary session object that keeps this name for old clients.
     */
    user_session?: consumer.Session | null;
    /** Device of the User; present when the request had a valid `telemetry_id` and its fingerprint was found. */
    user_device?: models.DeviceInfo | null;
  }
}

/** One-time passcodes for users. */
export namespace consumer.otps {
  /** What is below `consumer.otps` in the tree of operations. */
  export interface Methods {
    /** One-time passcodes by email. */
    readonly email: consumer.otps.email.Methods;
    /** One-time passcodes by SMS. */
    readonly sms: consumer.otps.sms.Methods;
    /** One-time passcodes by WhatsApp. */
    readonly whatsapp: consumer.otps.whatsapp.Methods;
    /**
     * Logs a user in with a passcode sent by SMS, WhatsApp or email.
     *
     * `method_id` is the `phone_id` or `email_id` that the sending call returned. A code works once, and only the
     * newest for a `method_id` is valid. A session starts only if `session_duration_minutes` is set.
     *
     * `POST /v1/otps/authenticate`. [Documentation](https://stytch.com/docs/api/authenticate-otp).
     */
    authenticate(args: consumer.otps.Authenticate, options?: CallOptions): Promise<consumer.otps.AuthenticateResponse>;
  }

  /**
   * Logs a user in with a passcode sent by SMS, WhatsApp or email.
   *
   * `method_id` is the `phone_id` or `email_id` that the sending call returned. A code works once, and only the newest
   * for a `method_id` is valid. A session starts only if `session_duration_minutes` is set.
   *
   * `POST /v1/otps/authenticate`, answered by `AuthenticateResponse`.
   * [Documentation](https://stytch.com/docs/api/authenticate-otp).
   */
  export interface Authenticate {
    /** The `email_id` or `phone_id` that the code or link was sent to. */
    method_id: string;
    /** Passcode the end user received or read from an authenticator app, such as `123456`. */
    code: string;
    /** End user's IP address and user agent as seen by your app, used to help detect fraud. */
    attributes?: consumer.Attributes | null;
    /** Extra security checks, such as requiring the same IP address or user agent as the original request. */
    options?: consumer.SecurityOptions | null;
    /** Token of the User's existing session. */
    session_token?: string | null;
    /**
     * Session lifetime in minutes from now, 5 to 527040 (366 days); an existing session is extended by it. No session
     * is started when unset.
     */
    session_duration_minutes?: number | null;
    /** JWT of the User's existing session. */
    session_jwt?: string | null;
    /**
     * Custom claims for the session and its JWT, at most 4 kilobytes; `null` deletes a key, and reserved claims such as
     * `iss` or `sub` are ignored. Needs `session_duration_minutes` to start a session.
     */
    session_custom_claims?: JsonObject | null;
    /**
     * Device Fingerprinting telemetry ID; when set, Stytch stores the device's fingerprints and IP location with the
     * User or Member. Needs a workspace with Device Fingerprinting on.
     */
    telemetry_id?: string | null;
  }

  /** What `Authenticate` answers. */
  export interface AuthenticateResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the User. */
    user_id: string;
    /** The `email_id` or `phone_id` that the code or link was sent to. */
    method_id: string;
    /** Secret opaque token of the session. */
    session_token: string;
    /** JSON Web Token (JWT) of the session, valid for five minutes. */
    session_jwt: string;
    /** User that the call concerns, in full. */
    user: consumer.User;
    /**
     * Whether the User's other sessions should be reset. Stytch revokes its own sessions for you, so act on it only if
     * you manage sessions yourself.
     */
    reset_sessions: boolean;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /**
     * Session that the call started or updated; present when the request asked for one with `session_duration_minutes`.
     */
    session?: consumer.Session | null;
    /** Device of the User; present when the request had a valid `telemetry_id` and its fingerprint was found. */
    user_device?: models.DeviceInfo | null;
  }
}

/** One-time passcodes by email. */
export namespace consumer.otps.email {
  /** What is below `consumer.otps.email` in the tree of operations. */
  export interface Methods {
    /**
     * Emails a passcode to an address, creating a user if none has it.
     *
     * The code goes to `otps.authenticate`, with the returned `email_id` as `method_id`.
     *
     * `POST /v1/otps/email/login_or_create`.
     * [Documentation](https://stytch.com/docs/api/log-in-or-create-user-by-email-otp).
     */
    login_or_create(
      args: consumer.otps.email.LoginOrCreate,
      options?: CallOptions,
    ): Promise<consumer.otps.email.LoginOrCreateResponse>;
    /**
     * Emails a passcode to an existing user.
     *
     * With one of `user_id`, `session_token` and `session_jwt`, adds the address to that user; it is dropped again
     * unless authenticated within 5 minutes. The code goes to `otps.authenticate`, with the returned `email_id` as
     * `method_id`.
     *
     * `POST /v1/otps/email/send`. [Documentation](https://stytch.com/docs/api/send-otp-by-email).
     */
    send(args: consumer.otps.email.Send, options?: CallOptions): Promise<consumer.otps.email.SendResponse>;
  }

  /**
   * Emails a passcode to an address, creating a user if none has it.
   *
   * The code goes to `otps.authenticate`, with the returned `email_id` as `method_id`.
   *
   * `POST /v1/otps/email/login_or_create`, answered by `LoginOrCreateResponse`.
   * [Documentation](https://stytch.com/docs/api/log-in-or-create-user-by-email-otp).
   */
  export interface LoginOrCreate {
    /** Email address to send the passcode to; use `sandbox@stytch.com` in tests. */
    email: string;
    /** Minutes until the passcode expires, 1 to 10; 2 when unset. */
    expiration_minutes?: number | null;
    /** End user's IP address and user agent as seen by your app, used to help detect fraud. */
    attributes?: consumer.Attributes | null;
    /** Whether a new User stays `pending` until authenticated instead of being `active` at once; `false` by default. */
    create_user_as_pending?: boolean | null;
    /** Language of the message, an IETF BCP 47 tag; English when unset. */
    locale?: models.Locale | null;
    /** Id of the custom login email template; your default template when unset. */
    login_template_id?: string | null;
    /**
     * ID of the custom template for sign-up emails, of type "OTP - Sign-up"; the default template is used when unset.
     */
    signup_template_id?: string | null;
  }

  /** What `LoginOrCreate` answers. */
  export interface LoginOrCreateResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the User. */
    user_id: string;
    /** Unique ID of an email address. */
    email_id: string;
    /** Whether this call created the User. */
    user_created: boolean;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Emails a passcode to an existing user.
   *
   * With one of `user_id`, `session_token` and `session_jwt`, adds the address to that user; it is dropped again unless
   * authenticated within 5 minutes. The code goes to `otps.authenticate`, with the returned `email_id` as `method_id`.
   *
   * `POST /v1/otps/email/send`, answered by `SendResponse`.
   * [Documentation](https://stytch.com/docs/api/send-otp-by-email).
   */
  export interface Send {
    /** Email address to send the passcode to; use `sandbox@stytch.com` in tests. */
    email: string;
    /** Minutes until the passcode expires, 1 to 10; 2 when unset. */
    expiration_minutes?: number | null;
    /** End user's IP address and user agent as seen by your app, used to help detect fraud. */
    attributes?: consumer.Attributes | null;
    /** Language of the message, an IETF BCP 47 tag; English when unset. */
    locale?: models.Locale | null;
    /** ID of the User, or the User's `external_id` if one is set. */
    user_id?: string | null;
    /** Token of the User's existing session. */
    session_token?: string | null;
    /** JWT of the User's existing session. */
    session_jwt?: string | null;
    /** Id of the custom login email template, of type "OTP - Login"; your default template when unset. */
    login_template_id?: string | null;
    /**
     * ID of the custom template for sign-up emails, of type "OTP - Sign-up"; the default template is used when unset.
     */
    signup_template_id?: string | null;
  }

  /** What `Send` answers. */
  export interface SendResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the User. */
    user_id: string;
    /** Unique ID of an email address. */
    email_id: string;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }
}

/** One-time passcodes by SMS. */
export namespace consumer.otps.sms {
  /** What is below `consumer.otps.sms` in the tree of operations. */
  export interface Methods {
    /**
     * Sends a passcode to a phone number, creating a user if none has it.
     *
     * The code goes to `otps.authenticate`, with the returned `phone_id` as `method_id`. Outside the US and Canada,
     * countries may have to be allowed first.
     *
     * `POST /v1/otps/sms/login_or_create`. [Documentation](https://stytch.com/docs/api/log-in-or-create-user-by-sms).
     */
    login_or_create(
      args: consumer.otps.sms.LoginOrCreate,
      options?: CallOptions,
    ): Promise<consumer.otps.sms.LoginOrCreateResponse>;
    /**
     * Sends a passcode to an existing user's phone number.
     *
     * Replaces an earlier code. With one of `user_id`, `session_token` and `session_jwt`, adds the number to that user;
     * it is dropped again unless authenticated within 5 minutes. The code goes to `otps.authenticate`, with the
     * returned `phone_id` as `method_id`. Outside the US and Canada, countries may have to be allowed first.
     *
     * `POST /v1/otps/sms/send`. [Documentation](https://stytch.com/docs/api/send-otp-by-sms).
     */
    send(args: consumer.otps.sms.Send, options?: CallOptions): Promise<consumer.otps.sms.SendResponse>;
  }

  /**
   * Sends a passcode to a phone number, creating a user if none has it.
   *
   * The code goes to `otps.authenticate`, with the returned `phone_id` as `method_id`. Outside the US and Canada,
   * countries may have to be allowed first.
   *
   * `POST /v1/otps/sms/login_or_create`, answered by `LoginOrCreateResponse`.
   * [Documentation](https://stytch.com/docs/api/log-in-or-create-user-by-sms).
   */
  export interface LoginOrCreate {
    /** Phone number to send the passcode to, in E.164 form such as `+12025550162`; `+10000000000` is a test number. */
    phone_number: string;
    /** Minutes until the passcode expires, 1 to 10; 2 when unset. */
    expiration_minutes?: number | null;
    /** End user's IP address and user agent as seen by your app, used to help detect fraud. */
    attributes?: consumer.Attributes | null;
    /** Whether a new User stays `pending` until authenticated instead of being `active` at once; `false` by default. */
    create_user_as_pending?: boolean | null;
    /** Language of the message, an IETF BCP 47 tag; English when unset. */
    locale?: models.Locale | null;
  }

  /** What `LoginOrCreate` answers. */
  export interface LoginOrCreateResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the User. */
    user_id: string;
    /** Unique ID of the phone number. */
    phone_id: string;
    /** Whether this call created the User. */
    user_created: boolean;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Sends a passcode to an existing user's phone number.
   *
   * Replaces an earlier code. With one of `user_id`, `session_token` and `session_jwt`, adds the number to that user;
   * it is dropped again unless authenticated within 5 minutes. The code goes to `otps.authenticate`, with the returned
   * `phone_id` as `method_id`. Outside the US and Canada, countries may have to be allowed first.
   *
   * `POST /v1/otps/sms/send`, answered by `SendResponse`. [Documentation](https://stytch.com/docs/api/send-otp-by-sms).
   */
  export interface Send {
    /** Phone number to send the passcode to, in E.164 form such as `+12025550162`; `+10000000000` is a test number. */
    phone_number: string;
    /** Minutes until the passcode expires, 1 to 10; 2 when unset. */
    expiration_minutes?: number | null;
    /** End user's IP address and user agent as seen by your app, used to help detect fraud. */
    attributes?: consumer.Attributes | null;
    /** Language of the message, an IETF BCP 47 tag; English when unset. */
    locale?: models.Locale | null;
    /** ID of the User, or the User's `external_id` if one is set. */
    user_id?: string | null;
    /** Token of the User's existing session. */
    session_token?: string | null;
    /** JWT of the User's existing session. */
    session_jwt?: string | null;
  }

  /** What `Send` answers. */
  export interface SendResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the User. */
    user_id: string;
    /** Unique ID of the phone number. */
    phone_id: string;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }
}

/** One-time passcodes by WhatsApp. */
export namespace consumer.otps.whatsapp {
  /** What is below `consumer.otps.whatsapp` in the tree of operations. */
  export interface Methods {
    /**
     * Sends a passcode to a WhatsApp number, creating a user if none has it.
     *
     * The code goes to `otps.authenticate`, with the returned `phone_id` as `method_id`.
     *
     * `POST /v1/otps/whatsapp/login_or_create`. [Documentation](https://stytch.com/docs/api/whatsapp-login-or-create).
     */
    login_or_create(
      args: consumer.otps.whatsapp.LoginOrCreate,
      options?: CallOptions,
    ): Promise<consumer.otps.whatsapp.LoginOrCreateResponse>;
    /**
     * Sends a passcode to an existing user's WhatsApp number.
     *
     * Replaces an earlier code. With one of `user_id`, `session_token` and `session_jwt`, adds the number to that user;
     * it is dropped again unless authenticated within 5 minutes. The code goes to `otps.authenticate`, with the
     * returned `phone_id` as `method_id`.
     *
     * `POST /v1/otps/whatsapp/send`. [Documentation](https://stytch.com/docs/api/whatsapp-send).
     */
    send(args: consumer.otps.whatsapp.Send, options?: CallOptions): Promise<consumer.otps.whatsapp.SendResponse>;
  }

  /**
   * Sends a passcode to a WhatsApp number, creating a user if none has it.
   *
   * The code goes to `otps.authenticate`, with the returned `phone_id` as `method_id`.
   *
   * `POST /v1/otps/whatsapp/login_or_create`, answered by `LoginOrCreateResponse`.
   * [Documentation](https://stytch.com/docs/api/whatsapp-login-or-create).
   */
  export interface LoginOrCreate {
    /** Phone number to send the passcode to, in E.164 form such as `+12025550162`; `+10000000000` is a test number. */
    phone_number: string;
    /** Minutes until the passcode expires, 1 to 10; 2 when unset. */
    expiration_minutes?: number | null;
    /** End user's IP address and user agent as seen by your app, used to help detect fraud. */
    attributes?: consumer.Attributes | null;
    /** Whether a new User stays `pending` until authenticated instead of being `active` at once; `false` by default. */
    create_user_as_pending?: boolean | null;
    /** Language of the message, an IETF BCP 47 tag; English when unset. */
    locale?: models.Locale | null;
  }

  /** What `LoginOrCreate` answers. */
  export interface LoginOrCreateResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the User. */
    user_id: string;
    /** Unique ID of the phone number. */
    phone_id: string;
    /** Whether this call created the User. */
    user_created: boolean;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Sends a passcode to an existing user's WhatsApp number.
   *
   * Replaces an earlier code. With one of `user_id`, `session_token` and `session_jwt`, adds the number to that user;
   * it is dropped again unless authenticated within 5 minutes. The code goes to `otps.authenticate`, with the returned
   * `phone_id` as `method_id`.
   *
   * `POST /v1/otps/whatsapp/send`, answered by `SendResponse`.
   * [Documentation](https://stytch.com/docs/api/whatsapp-send).
   */
  export interface Send {
    /** Phone number to send the passcode to, in E.164 form such as `+12025550162`; `+10000000000` is a test number. */
    phone_number: string;
    /** Minutes until the passcode expires, 1 to 10; 2 when unset. */
    expiration_minutes?: number | null;
    /** End user's IP address and user agent as seen by your app, used to help detect fraud. */
    attributes?: consumer.Attributes | null;
    /** Language of the message, an IETF BCP 47 tag; English when unset. */
    locale?: models.Locale | null;
    /** ID of the User, or the User's `external_id` if one is set. */
    user_id?: string | null;
    /** Token of the User's existing session. */
    session_token?: string | null;
    /** JWT of the User's existing session. */
    session_jwt?: string | null;
  }

  /** What `Send` answers. */
  export interface SendResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the User. */
    user_id: string;
    /** Unique ID of the phone number. */
    phone_id: string;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }
}

/** Users' passwords. */
export namespace consumer.passwords {
  /** What is below `consumer.passwords` in the tree of operations. */
  export interface Methods {
    /** Password resets by email. */
    readonly email: consumer.passwords.email.Methods;
    /** Password resets by the present password. */
    readonly existing_password: consumer.passwords.existing_password.Methods;
    /** Password resets by a session. */
    readonly sessions: consumer.passwords.sessions.Methods;
    /**
     * Logs a user in with email address and password.
     *
     * Even the right password fails with `reset_password` if it was breached, or if the user has since logged in
     * without a password by the same address for the first time. Start a reset then.
     *
     * `POST /v1/passwords/authenticate`. [Documentation](https://stytch.com/docs/api/password-authenticate).
     */
    authenticate(
      args: consumer.passwords.Authenticate,
      options?: CallOptions,
    ): Promise<consumer.passwords.AuthenticateResponse>;
    /**
     * Creates a user with a password.
     *
     * A known address fails with `duplicate_email`: set the password of existing users with `passwords.migrate` or a
     * reset. Test the password with `passwords.strength_check` beforehand. A session starts only if
     * `session_duration_minutes` is set.
     *
     * `POST /v1/passwords`. [Documentation](https://stytch.com/docs/api/password-create).
     */
    create(args: consumer.passwords.Create, options?: CallOptions): Promise<consumer.passwords.CreateResponse>;
    /**
     * Imports a password hash for a user without a password, creating the user if needed.
     *
     * Takes bcrypt, scrypt, argon2, MD5, SHA-1, SHA-512 and PBKDF2 hashes. Limited to 100 requests a second.
     *
     * `POST /v1/passwords/migrate`. [Documentation](https://stytch.com/docs/api/password-migrate).
     */
    migrate(args: consumer.passwords.Migrate, options?: CallOptions): Promise<consumer.passwords.MigrateResponse>;
    /**
     * Checks a password against the project's strength policy.
     *
     * `feedback` tells the user what is missing.
     *
     * `POST /v1/passwords/strength_check`. [Documentation](https://stytch.com/docs/api/password-strength-check).
     */
    strength_check(
      args: consumer.passwords.StrengthCheck,
      options?: CallOptions,
    ): Promise<consumer.passwords.StrengthCheckResponse>;
  }

  /**
   * Logs a user in with email address and password.
   *
   * Even the right password fails with `reset_password` if it was breached, or if the user has since logged in without
   * a password by the same address for the first time. Start a reset then.
   *
   * `POST /v1/passwords/authenticate`, answered by `AuthenticateResponse`.
   * [Documentation](https://stytch.com/docs/api/password-authenticate).
   */
  export interface Authenticate {
    /** Email address of the User. */
    email: string;
    /** Password to check or set; any UTF-8 characters, including spaces and emoji. */
    password: string;
    /** Token of the User's existing session. */
    session_token?: string | null;
    /**
     * Session lifetime in minutes from now, 5 to 527040 (366 days); an existing session is extended by it. No session
     * is started when unset.
     */
    session_duration_minutes?: number | null;
    /** JWT of the User's existing session. */
    session_jwt?: string | null;
    /**
     * Custom claims for the session and its JWT, at most 4 kilobytes; `null` deletes a key, and reserved claims such as
     * `iss` or `sub` are ignored. Needs `session_duration_minutes` to start a session.
     */
    session_custom_claims?: JsonObject | null;
    /**
     * Device Fingerprinting telemetry ID; when set, Stytch stores the device's fingerprints and IP location with the
     * User or Member. Needs a workspace with Device Fingerprinting on.
     */
    telemetry_id?: string | null;
  }

  /** What `Authenticate` answers. */
  export interface AuthenticateResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the User. */
    user_id: string;
    /** Secret opaque token of the session. */
    session_token: string;
    /** JSON Web Token (JWT) of the session, valid for five minutes. */
    session_jwt: string;
    /** User that the call concerns, in full. */
    user: consumer.User;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /**
     * Session that the call started or updated; present when the request asked for one with `session_duration_minutes`.
     */
    session?: consumer.Session | null;
    /** Device of the User; present when the request had a valid `telemetry_id` and its fingerprint was found. */
    user_device?: models.DeviceInfo | null;
  }

  /**
   * Creates a user with a password.
   *
   * A known address fails with `duplicate_email`: set the password of existing users with `passwords.migrate` or a
   * reset. Test the password with `passwords.strength_check` beforehand. A session starts only if
   * `session_duration_minutes` is set.
   *
   * `POST /v1/passwords`, answered by `CreateResponse`. [Documentation](https://stytch.com/docs/api/password-create).
   */
  export interface Create {
    /** Email address of the User. */
    email: string;
    /** Password for the new User; any UTF-8 characters, including spaces and emoji. */
    password: string;
    /**
     * Session lifetime in minutes from now, 5 to 527040 (366 days); an existing session is extended by it. No session
     * is started when unset.
     */
    session_duration_minutes?: number | null;
    /**
     * Custom claims for the session and its JWT, at most 4 kilobytes; `null` deletes a key, and reserved claims such as
     * `iss` or `sub` are ignored. Needs `session_duration_minutes` to start a session.
     */
    session_custom_claims?: JsonObject | null;
    /** JSON object of your own application data. */
    trusted_metadata?: JsonObject | null;
    /**
     * JSON object of your own application data that end users can change through the frontend SDKs; keep nothing
     * critical in it.
     */
    untrusted_metadata?: JsonObject | null;
    /** Name of the User; every part is optional. */
    name?: consumer.UserName | null;
    /**
     * Device Fingerprinting telemetry ID; when set, Stytch stores the device's fingerprints and IP location with the
     * User or Member. Needs a workspace with Device Fingerprinting on.
     */
    telemetry_id?: string | null;
  }

  /** What `Create` answers. */
  export interface CreateResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the User. */
    user_id: string;
    /** Unique ID of an email address. */
    email_id: string;
    /** Secret opaque token of the session. */
    session_token: string;
    /** JSON Web Token (JWT) of the session, valid for five minutes. */
    session_jwt: string;
    /** User that the call concerns, in full. */
    user: consumer.User;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /**
     * Session that the call started or updated; present when the request asked for one with `session_duration_minutes`.
     */
    session?: consumer.Session | null;
    /** Device of the User; present when the request had a valid `telemetry_id` and its fingerprint was found. */
    user_device?: models.DeviceInfo | null;
  }

  /**
   * Imports a password hash for a user without a password, creating the user if needed.
   *
   * Takes bcrypt, scrypt, argon2, MD5, SHA-1, SHA-512 and PBKDF2 hashes. Limited to 100 requests a second.
   *
   * `POST /v1/passwords/migrate`, answered by `MigrateResponse`.
   * [Documentation](https://stytch.com/docs/api/password-migrate).
   */
  export interface Migrate {
    /** Email address of the User. */
    email: string;
    /** Hash of the password to import, in base64 for scrypt and PBKDF2. */
    hash: string;
    /**
     * Algorithm behind `hash`: `bcrypt`, `scrypt`, `argon_2i`, `argon_2id`, `md_5`, `sha_1`, `sha_512` or `pbkdf_2`.
     */
    hash_type: models.HashType;
    /** Salts for a `hash` of type `md_5`; optional. */
    md_5_config?: models.Md5Config | null;
    /** Argon2 parameters; required when `hash` is in hex form rather than the encoded form. */
    argon_2_config?: models.Argon2Config | null;
    /** Settings of a SHA-1 hash, such as its salt; optional. */
    sha_1_config?: models.Sha1Config | null;
    /** Settings of a SHA-512 hash, such as its salt; optional. */
    sha_512_config?: models.Sha512Config | null;
    /** Settings of the scrypt hash; needed unless `hash` is in PHC encoded form. */
    scrypt_config?: models.ScryptConfig | null;
    /** Parameters of the PBKDF2 hash; required when migrating one. */
    pbkdf_2_config?: models.Pbkdf2Config | null;
    /** JSON object of your own application data. */
    trusted_metadata?: JsonObject | null;
    /**
     * JSON object of your own application data that end users can change through the frontend SDKs; keep nothing
     * critical in it.
     */
    untrusted_metadata?: JsonObject | null;
    /**
     * Whether to mark the email address as verified. Only safe when you know the User owns it: a wrong `true` can merge
     * two people into one User.
     */
    set_email_verified?: boolean | null;
    /** Name of the User; every part is optional. */
    name?: consumer.UserName | null;
    /** Phone number in E.164 form, such as `+12025550162`. */
    phone_number?: string | null;
    /** Whether to mark the phone number as verified. Only safe when you know the person owns it. */
    set_phone_number_verified?: boolean | null;
    /**
     * Your own identifier for a newly created User, accepted in place of `user_id`; up to 128 alphanumerics, `.`, `_`,
     * `-` or `|`.
     */
    external_id?: string | null;
    /** IDs of the Roles to assign explicitly to the User. */
    roles?: string[] | null;
  }

  /** What `Migrate` answers. */
  export interface MigrateResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the User. */
    user_id: string;
    /** Unique ID of an email address. */
    email_id: string;
    /** Whether this call created the User. */
    user_created: boolean;
    /** User that the call concerns, in full. */
    user: consumer.User;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Checks a password against the project's strength policy.
   *
   * `feedback` tells the user what is missing.
   *
   * `POST /v1/passwords/strength_check`, answered by `StrengthCheckResponse`.
   * [Documentation](https://stytch.com/docs/api/password-strength-check).
   */
  export interface StrengthCheck {
    /** Password to rate; any UTF-8 characters, including spaces and emoji. */
    password: string;
    /** Email address of the User. */
    email?: string | null;
  }

  /** What `StrengthCheck` answers. */
  export interface StrengthCheckResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /**
     * Whether the password passes the strength policy, and no known breach has it when the request had an email
     * address.
     */
    valid_password: boolean;
    /** Strength by zxcvbn, 1 to 4; a password needs at least 3 to be valid. */
    score: number;
    /** Whether the password appears in a known breach, according to HaveIBeenPwned. */
    breached_password: boolean;
    /** Strength policy in force: `zxcvbn` or `luds`. */
    strength_policy: models.PasswordStrengthPolicy;
    /**
     * Whether breach detection is on for the project (the default); when `false`, `breached_password` is always `false`
     * too.
     */
    breach_detection_on_create: boolean;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /** Advice on making the password stronger. */
    feedback?: consumer.PasswordFeedback | null;
  }
}

/** Password resets by email. */
export namespace consumer.passwords.email {
  /** What is below `consumer.passwords.email` in the tree of operations. */
  export interface Methods {
    /**
     * Sets a user's new password with an emailed token, and logs the user in.
     *
     * Revokes all sessions of the user. Test the password with `passwords.strength_check` beforehand. `options` can
     * demand the same IP address or user agent as at the start.
     *
     * `POST /v1/passwords/email/reset`. [Documentation](https://stytch.com/docs/api/password-email-reset).
     */
    reset(args: consumer.passwords.email.Reset, options?: CallOptions): Promise<consumer.passwords.email.ResetResponse>;
    /**
     * Emails a user a link for resetting the password.
     *
     * The link's token goes to `passwords.email.reset`.
     *
     * `POST /v1/passwords/email/reset/start`. [Documentation](https://stytch.com/docs/api/password-email-reset-start).
     */
    reset_start(
      args: consumer.passwords.email.ResetStart,
      options?: CallOptions,
    ): Promise<consumer.passwords.email.ResetStartResponse>;
  }

  /**
   * Sets a user's new password with an emailed token, and logs the user in.
   *
   * Revokes all sessions of the user. Test the password with `passwords.strength_check` beforehand. `options` can
   * demand the same IP address or user agent as at the start.
   *
   * `POST /v1/passwords/email/reset`, answered by `ResetResponse`.
   * [Documentation](https://stytch.com/docs/api/password-email-reset).
   */
  export interface Reset {
    /**
     * Password reset token, from the `token` query parameter of the redirect URL, whose `stytch_token_type` is `login`
     * or `reset_password`.
     */
    token: string;
    /** Password to check or set; any UTF-8 characters, including spaces and emoji. */
    password: string;
    /** Token of the User's existing session. */
    session_token?: string | null;
    /**
     * Session lifetime in minutes from now, 5 to 527040 (366 days); an existing session is extended by it. No session
     * is started when unset.
     */
    session_duration_minutes?: number | null;
    /** JWT of the User's existing session. */
    session_jwt?: string | null;
    /** PKCE verifier: the base64url one-time secret behind the `code_challenge` of the flow. */
    code_verifier?: string | null;
    /**
     * Custom claims for the session and its JWT, at most 4 kilobytes; `null` deletes a key, and reserved claims such as
     * `iss` or `sub` are ignored. Needs `session_duration_minutes` to start a session.
     */
    session_custom_claims?: JsonObject | null;
    /** End user's IP address and user agent as seen by your app, used to help detect fraud. */
    attributes?: consumer.Attributes | null;
    /** Extra security checks, such as requiring the same IP address or user agent as the original request. */
    options?: consumer.SecurityOptions | null;
    /**
     * Device Fingerprinting telemetry ID; when set, Stytch stores the device's fingerprints and IP location with the
     * User or Member. Needs a workspace with Device Fingerprinting on.
     */
    telemetry_id?: string | null;
  }

  /** What `Reset` answers. */
  export interface ResetResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the User. */
    user_id: string;
    /** Secret opaque token of the session. */
    session_token: string;
    /** JSON Web Token (JWT) of the session, valid for five minutes. */
    session_jwt: string;
    /** User that the call concerns, in full. */
    user: consumer.User;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /**
     * Session that the call started or updated; present when the request asked for one with `session_duration_minutes`.
     */
    session?: consumer.Session | null;
    /** Device of the User; present when the request had a valid `telemetry_id` and its fingerprint was found. */
    user_device?: models.DeviceInfo | null;
  }

  /**
   * Emails a user a link for resetting the password.
   *
   * The link's token goes to `passwords.email.reset`.
   *
   * `POST /v1/passwords/email/reset/start`, answered by `ResetStartResponse`.
   * [Documentation](https://stytch.com/docs/api/password-email-reset-start).
   */
  export interface ResetStart {
    /** Email address of the User who asked to reset their password. */
    email: string;
    /**
     * URL of your reset page, opened by the emailed link with a `token` query parameter. Falls back to the Dashboard
     * default; an error if neither is set.
     */
    reset_password_redirect_url?: string | null;
    /** Minutes until the password reset link expires, 5 to 10080 (7 days); 30 when unset. */
    reset_password_expiration_minutes?: number | null;
    /**
     * PKCE challenge: base64url of the SHA-256 hash of a one-time secret, so the flow must finish on the device that
     * started it.
     */
    code_challenge?: string | null;
    /** End user's IP address and user agent as seen by your app, used to help detect fraud. */
    attributes?: consumer.Attributes | null;
    /**
     * URL the email's "Log in without password" button opens; authenticate its `token` param as a magic link. If unset,
     * the Dashboard's default applies; without one, the call fails.
     */
    login_redirect_url?: string | null;
    /** Language of the message, an IETF BCP 47 tag; English when unset. */
    locale?: models.Locale | null;
    /** ID of the password reset email template, created in the Dashboard; your default template when unset. */
    reset_password_template_id?: string | null;
  }

  /** What `ResetStart` answers. */
  export interface ResetStartResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the User. */
    user_id: string;
    /** Unique ID of an email address. */
    email_id: string;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }
}

/** Password resets by the present password. */
export namespace consumer.passwords.existing_password {
  /** What is below `consumer.passwords.existing_password` in the tree of operations. */
  export interface Methods {
    /**
     * Replaces a user's password, given the present one.
     *
     * Revokes all sessions of the user.
     *
     * `POST /v1/passwords/existing_password/reset`.
     * [Documentation](https://stytch.com/docs/api/password-existing-password-reset).
     */
    reset(
      args: consumer.passwords.existing_password.Reset,
      options?: CallOptions,
    ): Promise<consumer.passwords.existing_password.ResetResponse>;
  }

  /**
   * Replaces a user's password, given the present one.
   *
   * Revokes all sessions of the user.
   *
   * `POST /v1/passwords/existing_password/reset`, answered by `ResetResponse`.
   * [Documentation](https://stytch.com/docs/api/password-existing-password-reset).
   */
  export interface Reset {
    /** Email address of the User. */
    email: string;
    /** Current password of the User or Member. */
    existing_password: string;
    /** Password that replaces the existing one. */
    new_password: string;
    /** Token of the User's existing session. */
    session_token?: string | null;
    /**
     * Session lifetime in minutes from now, 5 to 527040 (366 days); an existing session is extended by it. No session
     * is started when unset.
     */
    session_duration_minutes?: number | null;
    /** JWT of the User's existing session. */
    session_jwt?: string | null;
    /**
     * Custom claims for the session and its JWT, at most 4 kilobytes; `null` deletes a key, and reserved claims such as
     * `iss` or `sub` are ignored. Needs `session_duration_minutes` to start a session.
     */
    session_custom_claims?: JsonObject | null;
    /**
     * Device Fingerprinting telemetry ID; when set, Stytch stores the device's fingerprints and IP location with the
     * User or Member. Needs a workspace with Device Fingerprinting on.
     */
    telemetry_id?: string | null;
  }

  /** What `Reset` answers. */
  export interface ResetResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the User. */
    user_id: string;
    /** Secret opaque token of the session. */
    session_token: string;
    /** JSON Web Token (JWT) of the session, valid for five minutes. */
    session_jwt: string;
    /** User that the call concerns, in full. */
    user: consumer.User;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /**
     * Session that the call started or updated; present when the request asked for one with `session_duration_minutes`.
     */
    session?: consumer.Session | null;
    /** Device of the User; present when the request had a valid `telemetry_id` and its fingerprint was found. */
    user_device?: models.DeviceInfo | null;
  }
}

/** Password resets by a session. */
export namespace consumer.passwords.sessions {
  /** What is below `consumer.passwords.sessions` in the tree of operations. */
  export interface Methods {
    /**
     * Sets a user's new password, authorized by a session.
     *
     * Needs `session_token` or `session_jwt`, with a password, email link or email passcode factor not older than 5
     * minutes. Revokes all other sessions of the user.
     *
     * `POST /v1/passwords/session/reset`. [Documentation](https://stytch.com/docs/api/password-session-reset).
     */
    reset(
      args: consumer.passwords.sessions.Reset,
      options?: CallOptions,
    ): Promise<consumer.passwords.sessions.ResetResponse>;
  }

  /**
   * Sets a user's new password, authorized by a session.
   *
   * Needs `session_token` or `session_jwt`, with a password, email link or email passcode factor not older than 5
   * minutes. Revokes all other sessions of the user.
   *
   * `POST /v1/passwords/session/reset`, answered by `ResetResponse`.
   * [Documentation](https://stytch.com/docs/api/password-session-reset).
   */
  export interface Reset {
    /** Password to check or set; any UTF-8 characters, including spaces and emoji. */
    password: string;
    /** Token of the User's existing session. */
    session_token?: string | null;
    /** JWT of the User's existing session. */
    session_jwt?: string | null;
    /**
     * Session lifetime in minutes from now, 5 to 527040 (366 days); an existing session is extended by it. No session
     * is started when unset.
     */
    session_duration_minutes?: number | null;
    /**
     * Custom claims for the session and its JWT, at most 4 kilobytes; `null` deletes a key, and reserved claims such as
     * `iss` or `sub` are ignored. Needs `session_duration_minutes` to start a session.
     */
    session_custom_claims?: JsonObject | null;
    /**
     * Device Fingerprinting telemetry ID; when set, Stytch stores the device's fingerprints and IP location with the
     * User or Member. Needs a workspace with Device Fingerprinting on.
     */
    telemetry_id?: string | null;
  }

  /** What `Reset` answers. */
  export interface ResetResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the User. */
    user_id: string;
    /** User that the call concerns, in full. */
    user: consumer.User;
    /** Secret opaque token of the session. */
    session_token: string;
    /** JSON Web Token (JWT) of the session, valid for five minutes. */
    session_jwt: string;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /**
     * Session that the call started or updated; present when the request asked for one with `session_duration_minutes`.
     */
    session?: consumer.Session | null;
    /** Device of the User; present when the request had a valid `telemetry_id` and its fingerprint was found. */
    user_device?: models.DeviceInfo | null;
  }
}

/** Role-based access control. */
export namespace consumer.rbac {
  /** What is below `consumer.rbac` in the tree of operations. */
  export interface Methods {
    /**
     * Fetches the project's RBAC policy.
     *
     * It holds the roles, resources and scopes defined in the dashboard. Cache it: that allows authorization checks
     * without a request.
     *
     * `GET /v1/rbac/policy`. [Documentation](https://stytch.com/docs/api/rbac-resource-object).
     */
    policy(args?: consumer.rbac.Policy, options?: CallOptions): Promise<consumer.rbac.PolicyResponse>;
  }

  /**
   * Fetches the project's RBAC policy.
   *
   * It holds the roles, resources and scopes defined in the dashboard. Cache it: that allows authorization checks
   * without a request.
   *
   * `GET /v1/rbac/policy`, answered by `PolicyResponse`.
   * [Documentation](https://stytch.com/docs/api/rbac-resource-object).
   */
  export type Policy = { [name: string]: never };

  /** What `Policy` answers. */
  export interface PolicyResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /** RBAC policy of the project, with its Roles, Resources and scopes. */
    policy?: models.Policy | null;
  }
}

/** User sessions. */
export namespace consumer.sessions {
  /** What is below `consumer.sessions` in the tree of operations. */
  export interface Methods {
    /**
     * Exchanges a token from a trusted identity provider for a session.
     *
     * Needs a trusted auth token profile from the dashboard. With `session_token` or `session_jwt`, the factor is added
     * to that session.
     *
     * `POST /v1/sessions/attest`. [Documentation](https://stytch.com/docs/api/attest-session).
     */
    attest(args: consumer.sessions.Attest, options?: CallOptions): Promise<consumer.sessions.AttestResponse>;
    /**
     * Checks a session, and extends or authorizes it on request.
     *
     * Needs exactly one of `session_token` and `session_jwt`; both fail with `too_many_session_arguments`. An expired
     * JWT is renewed while its session lives. `session_duration_minutes` sets a new lifetime from now on. With
     * `authorization_check`, the call fails with 403 if the user lacks the permission.
     *
     * `POST /v1/sessions/authenticate`. [Documentation](https://stytch.com/docs/api/session-auth).
     */
    authenticate(
      args?: consumer.sessions.Authenticate,
      options?: CallOptions,
    ): Promise<consumer.sessions.AuthenticateResponse>;
    /**
     * Exchanges a connected app's access token for a session of its user.
     *
     * The token needs the `full_access` scope, which only first-party apps get, must not be older than 5 minutes, and
     * works once.
     *
     * `POST /v1/sessions/exchange_access_token`.
     * [Documentation](https://stytch.com/docs/api/connected-app-access-token-exchange).
     */
    exchange_access_token(
      args: consumer.sessions.ExchangeAccessToken,
      options?: CallOptions,
    ): Promise<consumer.sessions.ExchangeAccessTokenResponse>;
    /**
     * Lists a user's active sessions.
     *
     * `GET /v1/sessions`. [Documentation](https://stytch.com/docs/api/session-get).
     */
    get(args: consumer.sessions.Get, options?: CallOptions): Promise<consumer.sessions.GetResponse>;
    /**
     * Fetches the keys that sign the project's session JWTs.
     *
     * Pick the key by `kid`. Keys change about every 6 months, and the old one stays listed for a month.
     *
     * `GET /v1/sessions/jwks/{project_id}`. [Documentation](https://stytch.com/docs/api/jwks-get).
     */
    get_jwks(args?: consumer.sessions.GetJwks, options?: CallOptions): Promise<consumer.sessions.GetJwksResponse>;
    /**
     * Exchanges a session token of an external OIDC provider for a session.
     *
     * Stytch asks the UserInfo endpoint configured in the dashboard for the email address. The user must exist already.
     *
     * `POST /v1/sessions/migrate`. [Documentation](https://stytch.com/docs/api/session-object).
     */
    migrate(args: consumer.sessions.Migrate, options?: CallOptions): Promise<consumer.sessions.MigrateResponse>;
    /**
     * Revokes a session with all its tokens.
     *
     * Needs exactly one of `session_id`, `session_token` and `session_jwt`.
     *
     * `POST /v1/sessions/revoke`. [Documentation](https://stytch.com/docs/api/session-revoke).
     */
    revoke(args?: consumer.sessions.Revoke, options?: CallOptions): Promise<consumer.sessions.RevokeResponse>;
  }

  /**
   * Exchanges a token from a trusted identity provider for a session.
   *
   * Needs a trusted auth token profile from the dashboard. With `session_token` or `session_jwt`, the factor is added
   * to that session.
   *
   * `POST /v1/sessions/attest`, answered by `AttestResponse`.
   * [Documentation](https://stytch.com/docs/api/attest-session).
   */
  export interface Attest {
    /** ID of the trusted auth token profile that the attested token belongs to. */
    profile_id: string;
    /** Trusted auth token to authenticate. */
    token: string;
    /**
     * Session lifetime in minutes from now, 5 to 527040 (366 days); an existing session is extended by it. No session
     * is started when unset.
     */
    session_duration_minutes?: number | null;
    /**
     * Custom claims for the session and its JWT, at most 4 kilobytes; `null` deletes a key, and reserved claims such as
     * `iss` or `sub` are ignored. Needs `session_duration_minutes` to start a session.
     */
    session_custom_claims?: JsonObject | null;
    /** Token of the session to add the trusted auth token factor to. */
    session_token?: string | null;
    /** JWT of the session to add the trusted auth token factor to. */
    session_jwt?: string | null;
    /**
     * Device Fingerprinting telemetry ID; when set, Stytch stores the device's fingerprints and IP location with the
     * User or Member. Needs a workspace with Device Fingerprinting on.
     */
    telemetry_id?: string | null;
  }

  /** What `Attest` answers. */
  export interface AttestResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the User. */
    user_id: string;
    /** Secret opaque token of the session. */
    session_token: string;
    /** JSON Web Token (JWT) of the session, valid for five minutes. */
    session_jwt: string;
    /** User that the call concerns, in full. */
    user: consumer.User;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /**
     * Session that the call started or updated; present when the request asked for one with `session_duration_minutes`.
     */
    session?: consumer.Session | null;
    /** Device of the User; present when the request had a valid `telemetry_id` and its fingerprint was found. */
    user_device?: models.DeviceInfo | null;
  }

  /**
   * Checks a session, and extends or authorizes it on request.
   *
   * Needs exactly one of `session_token` and `session_jwt`; both fail with `too_many_session_arguments`. An expired JWT
   * is renewed while its session lives. `session_duration_minutes` sets a new lifetime from now on. With
   * `authorization_check`, the call fails with 403 if the user lacks the permission.
   *
   * `POST /v1/sessions/authenticate`, answered by `AuthenticateResponse`.
   * [Documentation](https://stytch.com/docs/api/session-auth).
   */
  export interface Authenticate {
    /** Token of the session to authenticate. */
    session_token?: string | null;
    /**
     * New session lifetime in minutes from now, 5 to 527040 (366 days); each successful call extends the session by it.
     */
    session_duration_minutes?: number | null;
    /**
     * JWT of the session to authenticate; may be past its `exp`, and Stytch returns a fresh one while the session is
     * active.
     */
    session_jwt?: string | null;
    /**
     * Custom claims for the session and its JWT, at most 4 kilobytes; `null` deletes a key, and reserved claims such as
     * `iss` or `sub` are ignored. Needs `session_duration_minutes` to start a session.
     */
    session_custom_claims?: JsonObject | null;
    /**
     * Permission check to run along with authentication; a denied action fails with a 403 error, a permitted one
     * returns the matching Roles.
     */
    authorization_check?: consumer.AuthorizationCheck | null;
  }

  /** What `Authenticate` answers. */
  export interface AuthenticateResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** Session that was authenticated. */
    session: consumer.Session;
    /** Secret opaque token of the session. */
    session_token: string;
    /** JSON Web Token (JWT) of the session, valid for five minutes. */
    session_jwt: string;
    /** User that the call concerns, in full. */
    user: consumer.User;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /** Why the User has the permission; present when `authorization_check` was given and passed. */
    verdict?: models.AuthorizationVerdict | null;
  }

  /**
   * Exchanges a connected app's access token for a session of its user.
   *
   * The token needs the `full_access` scope, which only first-party apps get, must not be older than 5 minutes, and
   * works once.
   *
   * `POST /v1/sessions/exchange_access_token`, answered by `ExchangeAccessTokenResponse`.
   * [Documentation](https://stytch.com/docs/api/connected-app-access-token-exchange).
   */
  export interface ExchangeAccessToken {
    /** Access token of the Connected App; it needs the `full_access` scope. */
    access_token: string;
    /**
     * Session lifetime in minutes from now, 5 to 527040 (366 days); an existing session is extended by it. No session
     * is started when unset.
     */
    session_duration_minutes?: number | null;
    /**
     * Custom claims for the session and its JWT, at most 4 kilobytes; `null` deletes a key, and reserved claims such as
     * `iss` or `sub` are ignored. Needs `session_duration_minutes` to start a session.
     */
    session_custom_claims?: JsonObject | null;
    /**
     * Device Fingerprinting telemetry ID; when set, Stytch stores the device's fingerprints and IP location with the
     * User or Member. Needs a workspace with Device Fingerprinting on.
     */
    telemetry_id?: string | null;
  }

  /** What `ExchangeAccessToken` answers. */
  export interface ExchangeAccessTokenResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the User. */
    user_id: string;
    /** Secret opaque token of the session. */
    session_token: string;
    /** JSON Web Token (JWT) of the session, valid for five minutes. */
    session_jwt: string;
    /** User that the call concerns, in full. */
    user: consumer.User;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /**
     * Session that the call started or updated; present when the request asked for one with `session_duration_minutes`.
     */
    session?: consumer.Session | null;
    /** Device of the User; present when the request had a valid `telemetry_id` and its fingerprint was found. */
    user_device?: models.DeviceInfo | null;
  }

  /**
   * Lists a user's active sessions.
   *
   * `GET /v1/sessions`, answered by `GetResponse`. [Documentation](https://stytch.com/docs/api/session-get).
   */
  export interface Get {
    /** ID of the User whose sessions to list. */
    user_id: string;
  }

  /** What `Get` answers. */
  export interface GetResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** Sessions of the User. */
    sessions: consumer.Session[];
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Fetches the keys that sign the project's session JWTs.
   *
   * Pick the key by `kid`. Keys change about every 6 months, and the old one stays listed for a month.
   *
   * `GET /v1/sessions/jwks/{project_id}`, answered by `GetJwksResponse`.
   * [Documentation](https://stytch.com/docs/api/jwks-get).
   */
  export interface GetJwks {
    /** ID of the project whose JWKS to fetch. */
    project_id?: string;
  }

  /** What `GetJwks` answers. */
  export interface GetJwksResponse {
    /** JSON Web Keys of the Project, for verifying session JWTs; more than one around a key rotation. */
    keys: models.Jwk[];
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Exchanges a session token of an external OIDC provider for a session.
   *
   * Stytch asks the UserInfo endpoint configured in the dashboard for the email address. The user must exist already.
   *
   * `POST /v1/sessions/migrate`, answered by `MigrateResponse`.
   * [Documentation](https://stytch.com/docs/api/session-object).
   */
  export interface Migrate {
    /** Authorization token that Stytch sends to your external UserInfo endpoint. */
    session_token: string;
    /**
     * Session lifetime in minutes from now, 5 to 527040 (366 days); an existing session is extended by it. No session
     * is started when unset.
     */
    session_duration_minutes?: number | null;
    /**
     * Custom claims for the session and its JWT, at most 4 kilobytes; `null` deletes a key, and reserved claims such as
     * `iss` or `sub` are ignored. Needs `session_duration_minutes` to start a session.
     */
    session_custom_claims?: JsonObject | null;
    /**
     * Device Fingerprinting telemetry ID; when set, Stytch stores the device's fingerprints and IP location with the
     * User or Member. Needs a workspace with Device Fingerprinting on.
     */
    telemetry_id?: string | null;
  }

  /** What `Migrate` answers. */
  export interface MigrateResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the User. */
    user_id: string;
    /** Secret opaque token of the session. */
    session_token: string;
    /** JSON Web Token (JWT) of the session, valid for five minutes. */
    session_jwt: string;
    /** User that the call concerns, in full. */
    user: consumer.User;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /**
     * Session that the call started or updated; present when the request asked for one with `session_duration_minutes`.
     */
    session?: consumer.Session | null;
    /** Device of the User; present when the request had a valid `telemetry_id` and its fingerprint was found. */
    user_device?: models.DeviceInfo | null;
  }

  /**
   * Revokes a session with all its tokens.
   *
   * Needs exactly one of `session_id`, `session_token` and `session_jwt`.
   *
   * `POST /v1/sessions/revoke`, answered by `RevokeResponse`.
   * [Documentation](https://stytch.com/docs/api/session-revoke).
   */
  export interface Revoke {
    /** ID of the session to revoke; excludes `session_token` and `session_jwt`. */
    session_id?: string | null;
    /** Token of the session to revoke; excludes `session_id` and `session_jwt`. */
    session_token?: string | null;
    /** JWT of the session to revoke; excludes `session_id` and `session_token`. */
    session_jwt?: string | null;
  }

  /** What `Revoke` answers. */
  export interface RevokeResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }
}

/** Time-based one-time passcodes of authenticator apps, and their recovery codes. */
export namespace consumer.totps {
  /** What is below `consumer.totps` in the tree of operations. */
  export interface Methods {
    /**
     * Checks a user's TOTP code.
     *
     * A session starts only if `session_duration_minutes` is set.
     *
     * `POST /v1/totps/authenticate`. [Documentation](https://stytch.com/docs/api/totp-authenticate).
     */
    authenticate(
      args: consumer.totps.Authenticate,
      options?: CallOptions,
    ): Promise<consumer.totps.AuthenticateResponse>;
    /**
     * Creates a TOTP registration for a user.
     *
     * Show `qr_code` or `secret` to the user, then confirm with `totps.authenticate`.
     *
     * `POST /v1/totps`. [Documentation](https://stytch.com/docs/api/totp-create).
     */
    create(args: consumer.totps.Create, options?: CallOptions): Promise<consumer.totps.CreateResponse>;
    /**
     * Checks a recovery code in place of a TOTP code.
     *
     * A session starts only if `session_duration_minutes` is set.
     *
     * `POST /v1/totps/recover`. [Documentation](https://stytch.com/docs/api/totp-recover).
     */
    recover(args: consumer.totps.Recover, options?: CallOptions): Promise<consumer.totps.RecoverResponse>;
    /**
     * Fetches the recovery codes of a user's TOTP registrations.
     *
     * `POST /v1/totps/recovery_codes`. [Documentation](https://stytch.com/docs/api/totp-get-recovery-codes).
     */
    recovery_codes(
      args: consumer.totps.RecoveryCodes,
      options?: CallOptions,
    ): Promise<consumer.totps.RecoveryCodesResponse>;
  }

  /**
   * Checks a user's TOTP code.
   *
   * A session starts only if `session_duration_minutes` is set.
   *
   * `POST /v1/totps/authenticate`, answered by `AuthenticateResponse`.
   * [Documentation](https://stytch.com/docs/api/totp-authenticate).
   */
  export interface Authenticate {
    /** ID of the active User the TOTP registration belongs to, or the User's `external_id` if one is set. */
    user_id: string;
    /** TOTP code to authenticate, 6 digits. */
    totp_code: string;
    /** Token of the User's existing session. */
    session_token?: string | null;
    /**
     * Session lifetime in minutes from now, 5 to 527040 (366 days); an existing session is extended by it. No session
     * is started when unset.
     */
    session_duration_minutes?: number | null;
    /** JWT of the User's existing session. */
    session_jwt?: string | null;
    /**
     * Custom claims for the session and its JWT, at most 4 kilobytes; `null` deletes a key, and reserved claims such as
     * `iss` or `sub` are ignored. Needs `session_duration_minutes` to start a session.
     */
    session_custom_claims?: JsonObject | null;
    /**
     * Device Fingerprinting telemetry ID; when set, Stytch stores the device's fingerprints and IP location with the
     * User or Member. Needs a workspace with Device Fingerprinting on.
     */
    telemetry_id?: string | null;
  }

  /** What `Authenticate` answers. */
  export interface AuthenticateResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the User. */
    user_id: string;
    /** Secret opaque token of the session. */
    session_token: string;
    /** ID of the TOTP registration. */
    totp_id: string;
    /** JSON Web Token (JWT) of the session, valid for five minutes. */
    session_jwt: string;
    /** User that the call concerns, in full. */
    user: consumer.User;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /**
     * Session that the call started or updated; present when the request asked for one with `session_duration_minutes`.
     */
    session?: consumer.Session | null;
    /** Device of the User; present when the request had a valid `telemetry_id` and its fingerprint was found. */
    user_device?: models.DeviceInfo | null;
  }

  /**
   * Creates a TOTP registration for a user.
   *
   * Show `qr_code` or `secret` to the user, then confirm with `totps.authenticate`.
   *
   * `POST /v1/totps`, answered by `CreateResponse`. [Documentation](https://stytch.com/docs/api/totp-create).
   */
  export interface Create {
    /** ID of the active User the TOTP registration belongs to, or the User's `external_id` if one is set. */
    user_id: string;
    /**
     * Minutes until a TOTP that has not yet been authenticated becomes unusable, 5 to 1440 (1 day); 1440 when unset.
     */
    expiration_minutes?: number | null;
  }

  /** What `Create` answers. */
  export interface CreateResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the TOTP registration. */
    totp_id: string;
    /** TOTP secret key shared by the authenticator app and Stytch. */
    secret: string;
    /** QR code image for the authenticator app, base64 encoded. */
    qr_code: string;
    /** Recovery codes that stand in for the authenticator app or other MFA method. */
    recovery_codes: string[];
    /** User that the call concerns, in full. */
    user: consumer.User;
    /** ID of the User. */
    user_id: string;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Checks a recovery code in place of a TOTP code.
   *
   * A session starts only if `session_duration_minutes` is set.
   *
   * `POST /v1/totps/recover`, answered by `RecoverResponse`. [Documentation](https://stytch.com/docs/api/totp-recover).
   */
  export interface Recover {
    /** ID of the active User the TOTP registration belongs to, or the User's `external_id` if one is set. */
    user_id: string;
    /** Recovery code to authenticate with in place of a TOTP code. */
    recovery_code: string;
    /** Token of the User's existing session. */
    session_token?: string | null;
    /**
     * Session lifetime in minutes from now, 5 to 527040 (366 days); an existing session is extended by it. No session
     * is started when unset.
     */
    session_duration_minutes?: number | null;
    /** JWT of the User's existing session. */
    session_jwt?: string | null;
    /**
     * Custom claims for the session and its JWT, at most 4 kilobytes; `null` deletes a key, and reserved claims such as
     * `iss` or `sub` are ignored. Needs `session_duration_minutes` to start a session.
     */
    session_custom_claims?: JsonObject | null;
    /**
     * Device Fingerprinting telemetry ID; when set, Stytch stores the device's fingerprints and IP location with the
     * User or Member. Needs a workspace with Device Fingerprinting on.
     */
    telemetry_id?: string | null;
  }

  /** What `Recover` answers. */
  export interface RecoverResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the TOTP registration. */
    totp_id: string;
    /** ID of the User. */
    user_id: string;
    /** Secret opaque token of the session. */
    session_token: string;
    /** JSON Web Token (JWT) of the session, valid for five minutes. */
    session_jwt: string;
    /** User that the call concerns, in full. */
    user: consumer.User;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /**
     * Session that the call started or updated; present when the request asked for one with `session_duration_minutes`.
     */
    session?: consumer.Session | null;
    /** Device of the User; present when the request had a valid `telemetry_id` and its fingerprint was found. */
    user_device?: models.DeviceInfo | null;
  }

  /**
   * Fetches the recovery codes of a user's TOTP registrations.
   *
   * `POST /v1/totps/recovery_codes`, answered by `RecoveryCodesResponse`.
   * [Documentation](https://stytch.com/docs/api/totp-get-recovery-codes).
   */
  export interface RecoveryCodes {
    /** ID of the active User the TOTP registration belongs to, or the User's `external_id` if one is set. */
    user_id: string;
  }

  /** What `RecoveryCodes` answers. */
  export interface RecoveryCodesResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the User. */
    user_id: string;
    /** TOTP registrations of the User, each with its recovery codes. */
    totps: consumer.TotpWithRecoveryCodes[];
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }
}

/** Users and their login methods. */
export namespace consumer.users {
  /** What is below `consumer.users` in the tree of operations. */
  export interface Methods {
    /**
     * Lists the connected apps that a user has authorized.
     *
     * An app leaves the list when its access is revoked.
     *
     * `GET /v1/users/{user_id}/connected_apps`.
     * [Documentation](https://stytch.com/docs/api/connected-app-user-get-all).
     */
    connected_apps(
      args: consumer.users.ConnectedApps,
      options?: CallOptions,
    ): Promise<consumer.users.ConnectedAppsResponse>;
    /**
     * Creates a user.
     *
     * Needs an `email` or a `phone_number`.
     *
     * `POST /v1/users`. [Documentation](https://stytch.com/docs/api/create-user).
     */
    create(args?: consumer.users.Create, options?: CallOptions): Promise<consumer.users.CreateResponse>;
    /**
     * Deletes a user.
     *
     * `DELETE /v1/users/{user_id}`. [Documentation](https://stytch.com/docs/api/delete-user).
     */
    delete(args: consumer.users.Delete, options?: CallOptions): Promise<consumer.users.DeleteResponse>;
    /**
     * Deletes a biometric registration from its user.
     *
     * `DELETE /v1/users/biometric_registrations/{biometric_registration_id}`.
     * [Documentation](https://stytch.com/docs/api/delete-user-biometric-registration).
     */
    delete_biometric_registration(
      args: consumer.users.DeleteBiometricRegistration,
      options?: CallOptions,
    ): Promise<consumer.users.DeleteBiometricRegistrationResponse>;
    /**
     * Deletes a crypto wallet from its user.
     *
     * `DELETE /v1/users/crypto_wallets/{crypto_wallet_id}`.
     * [Documentation](https://stytch.com/docs/api/delete-user-crypto-wallet).
     */
    delete_crypto_wallet(
      args: consumer.users.DeleteCryptoWallet,
      options?: CallOptions,
    ): Promise<consumer.users.DeleteCryptoWalletResponse>;
    /**
     * Deletes an email address from its user.
     *
     * `DELETE /v1/users/emails/{email_id}`. [Documentation](https://stytch.com/docs/api/delete-user-email).
     */
    delete_email(args: consumer.users.DeleteEmail, options?: CallOptions): Promise<consumer.users.DeleteEmailResponse>;
    /**
     * Removes the external ID from a user.
     *
     * `DELETE /v1/users/{user_id}/external_id`.
     * [Documentation](https://stytch.com/docs/api-reference/consumer/api/users/user-object).
     */
    delete_external_id(
      args: consumer.users.DeleteExternalId,
      options?: CallOptions,
    ): Promise<consumer.users.DeleteExternalIdResponse>;
    /**
     * Deletes an OAuth registration from its user.
     *
     * `DELETE /v1/users/oauth/{oauth_user_registration_id}`.
     * [Documentation](https://stytch.com/docs/api/delete-user-oauth-registration).
     */
    delete_oauth_registration(
      args: consumer.users.DeleteOauthRegistration,
      options?: CallOptions,
    ): Promise<consumer.users.DeleteOauthRegistrationResponse>;
    /**
     * Deletes a password from its user.
     *
     * `DELETE /v1/users/passwords/{password_id}`. [Documentation](https://stytch.com/docs/api/delete-user-password).
     */
    delete_password(
      args: consumer.users.DeletePassword,
      options?: CallOptions,
    ): Promise<consumer.users.DeletePasswordResponse>;
    /**
     * Deletes a phone number from its user.
     *
     * `DELETE /v1/users/phone_numbers/{phone_id}`.
     * [Documentation](https://stytch.com/docs/api/delete-user-phone-number).
     */
    delete_phone_number(
      args: consumer.users.DeletePhoneNumber,
      options?: CallOptions,
    ): Promise<consumer.users.DeletePhoneNumberResponse>;
    /**
     * Deletes a TOTP registration from its user.
     *
     * `DELETE /v1/users/totps/{totp_id}`. [Documentation](https://stytch.com/docs/api/delete-user-totp).
     */
    delete_totp(args: consumer.users.DeleteTotp, options?: CallOptions): Promise<consumer.users.DeleteTotpResponse>;
    /**
     * Deletes a passkey or WebAuthn registration from its user.
     *
     * `DELETE /v1/users/webauthn_registrations/{webauthn_registration_id}`.
     * [Documentation](https://stytch.com/docs/api/delete-user-webauthn-registration).
     */
    delete_webauthn_registration(
      args: consumer.users.DeleteWebauthnRegistration,
      options?: CallOptions,
    ): Promise<consumer.users.DeleteWebauthnRegistrationResponse>;
    /**
     * Swaps a user's only email address or phone number for another.
     *
     * Set either `email_address` or `phone_number`; the kind may change. Fails unless the user has exactly one factor.
     * It acts with administrator rights: do not expose it to users.
     *
     * `PUT /v1/users/{user_id}/exchange_primary_factor`.
     * [Documentation](https://stytch.com/docs/api-reference/consumer/api/users/exchange-primary-factor).
     */
    exchange_primary_factor(
      args: consumer.users.ExchangePrimaryFactor,
      options?: CallOptions,
    ): Promise<consumer.users.ExchangePrimaryFactorResponse>;
    /**
     * Fetches a user.
     *
     * `GET /v1/users/{user_id}`. [Documentation](https://stytch.com/docs/api/get-user).
     */
    get(args: consumer.users.Get, options?: CallOptions): Promise<consumer.users.GetResponse>;
    /**
     * Withdraws a user's consent to a connected app and revokes all tokens the app holds for them.
     *
     * The app gets new tokens only after the user authorizes it again.
     *
     * `POST /v1/users/{user_id}/connected_apps/{connected_app_id}/revoke`.
     * [Documentation](https://stytch.com/docs/api/connected-app-user-revoke).
     */
    revoke(args: consumer.users.Revoke, options?: CallOptions): Promise<consumer.users.RevokeResponse>;
    /**
     * Searches the users of the project.
     *
     * An empty `query` matches all users. Limited to 150 requests a minute and sometimes seconds slow: keep it out of
     * login flows.
     *
     * `POST /v1/users/search`. [Documentation](https://stytch.com/docs/api/search-users).
     */
    search(args?: consumer.users.Search, options?: CallOptions): Promise<consumer.users.SearchResponse>;
    /**
     * Updates a user's name, metadata, external ID or roles.
     *
     * Email addresses and phone numbers cannot be added here, as they must be verified: use a `send` call with the
     * `user_id`.
     *
     * `PUT /v1/users/{user_id}`. [Documentation](https://stytch.com/docs/api/update-user).
     */
    update(args: consumer.users.Update, options?: CallOptions): Promise<consumer.users.UpdateResponse>;
  }

  /**
   * Lists the connected apps that a user has authorized.
   *
   * An app leaves the list when its access is revoked.
   *
   * `GET /v1/users/{user_id}/connected_apps`, answered by `ConnectedAppsResponse`.
   * [Documentation](https://stytch.com/docs/api/connected-app-user-get-all).
   */
  export interface ConnectedApps {
    /** ID of the User, or the User's `external_id` if one is set. */
    user_id: string;
  }

  /** What `ConnectedApps` answers. */
  export interface ConnectedAppsResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** Connected Apps for which the User has finished an authorization flow. */
    connected_apps: consumer.UserConnectedApp[];
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Creates a user.
   *
   * Needs an `email` or a `phone_number`.
   *
   * `POST /v1/users`, answered by `CreateResponse`. [Documentation](https://stytch.com/docs/api/create-user).
   */
  export interface Create {
    /** Email address of the User. */
    email?: string | null;
    /** Name of the User; every part is optional. */
    name?: consumer.UserName | null;
    /** End user's IP address and user agent as seen by your app, used to help detect fraud. */
    attributes?: consumer.Attributes | null;
    /** Phone number for one-time passcodes, in E.164 form such as `+12025550162`; `+10000000000` is a test number. */
    phone_number?: string | null;
    /** Whether a new User stays `pending` until authenticated instead of being `active` at once; `false` by default. */
    create_user_as_pending?: boolean | null;
    /** JSON object of your own application data. */
    trusted_metadata?: JsonObject | null;
    /**
     * JSON object of your own application data that end users can change through the frontend SDKs; keep nothing
     * critical in it.
     */
    untrusted_metadata?: JsonObject | null;
    /**
     * Your own identifier for the User, accepted in place of `user_id`; up to 128 alphanumerics, `.`, `_`, `-` or `|`.
     */
    external_id?: string | null;
    /** IDs of the Roles to assign explicitly to the User. */
    roles?: string[] | null;
  }

  /** What `Create` answers. */
  export interface CreateResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the User. */
    user_id: string;
    /** Unique ID of an email address. */
    email_id: string;
    /** Status of the User: `pending` or `active`. */
    status: consumer.UserStatus;
    /** Unique ID of the phone number. */
    phone_id: string;
    /** User that the call concerns, in full. */
    user: consumer.User;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Deletes a user.
   *
   * `DELETE /v1/users/{user_id}`, answered by `DeleteResponse`.
   * [Documentation](https://stytch.com/docs/api/delete-user).
   */
  export interface Delete {
    /** ID of the User, or the User's `external_id` if one is set. */
    user_id: string;
  }

  /** What `Delete` answers. */
  export interface DeleteResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the User that was deleted. */
    user_id: string;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Deletes a biometric registration from its user.
   *
   * `DELETE /v1/users/biometric_registrations/{biometric_registration_id}`, answered by
   * `DeleteBiometricRegistrationResponse`.
   * [Documentation](https://stytch.com/docs/api/delete-user-biometric-registration).
   */
  export interface DeleteBiometricRegistration {
    /** ID of the biometric registration to delete. */
    biometric_registration_id: string;
  }

  /** What `DeleteBiometricRegistration` answers. */
  export interface DeleteBiometricRegistrationResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the User. */
    user_id: string;
    /** User that the call concerns, in full. */
    user: consumer.User;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Deletes a crypto wallet from its user.
   *
   * `DELETE /v1/users/crypto_wallets/{crypto_wallet_id}`, answered by `DeleteCryptoWalletResponse`.
   * [Documentation](https://stytch.com/docs/api/delete-user-crypto-wallet).
   */
  export interface DeleteCryptoWallet {
    /** ID of the crypto wallet to delete. */
    crypto_wallet_id: string;
  }

  /** What `DeleteCryptoWallet` answers. */
  export interface DeleteCryptoWalletResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the User. */
    user_id: string;
    /** User that the call concerns, in full. */
    user: consumer.User;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Deletes an email address from its user.
   *
   * `DELETE /v1/users/emails/{email_id}`, answered by `DeleteEmailResponse`.
   * [Documentation](https://stytch.com/docs/api/delete-user-email).
   */
  export interface DeleteEmail {
    /** ID of the email address to delete. */
    email_id: string;
  }

  /** What `DeleteEmail` answers. */
  export interface DeleteEmailResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the User. */
    user_id: string;
    /** User that the call concerns, in full. */
    user: consumer.User;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Removes the external ID from a user.
   *
   * `DELETE /v1/users/{user_id}/external_id`, answered by `DeleteExternalIdResponse`.
   * [Documentation](https://stytch.com/docs/api-reference/consumer/api/users/user-object).
   */
  export interface DeleteExternalId {
    /** ID of the User whose `external_id` to delete. */
    user_id: string;
  }

  /** What `DeleteExternalId` answers. */
  export interface DeleteExternalIdResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the User. */
    user_id: string;
    /** User that the call concerns, in full. */
    user: consumer.User;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Deletes an OAuth registration from its user.
   *
   * `DELETE /v1/users/oauth/{oauth_user_registration_id}`, answered by `DeleteOauthRegistrationResponse`.
   * [Documentation](https://stytch.com/docs/api/delete-user-oauth-registration).
   */
  export interface DeleteOauthRegistration {
    /** ID of the OAuth registration to delete. */
    oauth_user_registration_id: string;
  }

  /** What `DeleteOauthRegistration` answers. */
  export interface DeleteOauthRegistrationResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the User. */
    user_id: string;
    /** User that the call concerns, in full. */
    user: consumer.User;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Deletes a password from its user.
   *
   * `DELETE /v1/users/passwords/{password_id}`, answered by `DeletePasswordResponse`.
   * [Documentation](https://stytch.com/docs/api/delete-user-password).
   */
  export interface DeletePassword {
    /** ID of the password to delete. */
    password_id: string;
  }

  /** What `DeletePassword` answers. */
  export interface DeletePasswordResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the User. */
    user_id: string;
    /** User that the call concerns, in full. */
    user: consumer.User;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Deletes a phone number from its user.
   *
   * `DELETE /v1/users/phone_numbers/{phone_id}`, answered by `DeletePhoneNumberResponse`.
   * [Documentation](https://stytch.com/docs/api/delete-user-phone-number).
   */
  export interface DeletePhoneNumber {
    /** ID of the phone number to delete. */
    phone_id: string;
  }

  /** What `DeletePhoneNumber` answers. */
  export interface DeletePhoneNumberResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the User. */
    user_id: string;
    /** User that the call concerns, in full. */
    user: consumer.User;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Deletes a TOTP registration from its user.
   *
   * `DELETE /v1/users/totps/{totp_id}`, answered by `DeleteTotpResponse`.
   * [Documentation](https://stytch.com/docs/api/delete-user-totp).
   */
  export interface DeleteTotp {
    /** ID of the TOTP registration to delete. */
    totp_id: string;
  }

  /** What `DeleteTotp` answers. */
  export interface DeleteTotpResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the User. */
    user_id: string;
    /** User that the call concerns, in full. */
    user: consumer.User;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Deletes a passkey or WebAuthn registration from its user.
   *
   * `DELETE /v1/users/webauthn_registrations/{webauthn_registration_id}`, answered by
   * `DeleteWebauthnRegistrationResponse`.
   * [Documentation](https://stytch.com/docs/api/delete-user-webauthn-registration).
   */
  export interface DeleteWebauthnRegistration {
    /** ID of the Passkey or WebAuthn registration to delete. */
    webauthn_registration_id: string;
  }

  /** What `DeleteWebauthnRegistration` answers. */
  export interface DeleteWebauthnRegistrationResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the User. */
    user_id: string;
    /** User that the call concerns, in full. */
    user: consumer.User;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Swaps a user's only email address or phone number for another.
   *
   * Set either `email_address` or `phone_number`; the kind may change. Fails unless the user has exactly one factor. It
   * acts with administrator rights: do not expose it to users.
   *
   * `PUT /v1/users/{user_id}/exchange_primary_factor`, answered by `ExchangePrimaryFactorResponse`.
   * [Documentation](https://stytch.com/docs/api-reference/consumer/api/users/exchange-primary-factor).
   */
  export interface ExchangePrimaryFactor {
    /** ID of the User, or the User's `external_id` if one is set. */
    user_id: string;
    /** Email address to become the User's primary factor. */
    email_address?: string | null;
    /** New phone number for the User, in E.164 form such as `+12025550162`. */
    phone_number?: string | null;
  }

  /** What `ExchangePrimaryFactor` answers. */
  export interface ExchangePrimaryFactorResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the User. */
    user_id: string;
    /** User that the call concerns, in full. */
    user: consumer.User;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Fetches a user.
   *
   * `GET /v1/users/{user_id}`, answered by `GetResponse`. [Documentation](https://stytch.com/docs/api/get-user).
   */
  export interface Get {
    /** ID of the User, or the User's `external_id` if one is set. */
    user_id: string;
  }

  /** What `Get` answers. */
  export interface GetResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the User. */
    user_id: string;
    /** Email addresses the User has. */
    emails: consumer.UserEmail[];
    /** Status of the User: `pending` or `active`. */
    status: consumer.UserStatus;
    /** Phone numbers of the User. */
    phone_numbers: consumer.UserPhoneNumber[];
    /** Passkey and WebAuthn registrations of the User. */
    webauthn_registrations: consumer.WebAuthnRegistration[];
    /** OAuth providers linked to the User. */
    providers: consumer.OAuthProvider[];
    /** TOTP registrations of the User. */
    totps: consumer.UserTotp[];
    /** Crypto wallets the User has. */
    crypto_wallets: consumer.CryptoWallet[];
    /** Biometric registrations the User has. */
    biometric_registrations: consumer.BiometricRegistration[];
    /** Whether the User is locked for now after too many failed logins. */
    is_locked: boolean;
    /** IDs of the Roles assigned to the User. */
    roles: string[];
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /** Name of the User; any part may be empty. */
    name?: consumer.UserName | null;
    /** Creation time, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`. */
    created_at?: string | null;
    /** User's password record; empty when there is none. */
    password?: consumer.UserPassword | null;
    /** JSON object of your own application data. */
    trusted_metadata?: JsonObject | null;
    /**
     * JSON object of your own application data that end users can change through the frontend SDKs; keep nothing
     * critical in it.
     */
    untrusted_metadata?: JsonObject | null;
    /** Your own identifier for the User, unique in the Project and accepted by most calls instead of Stytch's id. */
    external_id?: string | null;
    /** When the lock began, an RFC 3339 UTC time; absent without a lock. */
    lock_created_at?: string | null;
    /** When the lock ends, an RFC 3339 UTC time; absent without a lock. */
    lock_expires_at?: string | null;
  }

  /**
   * Withdraws a user's consent to a connected app and revokes all tokens the app holds for them.
   *
   * The app gets new tokens only after the user authorizes it again.
   *
   * `POST /v1/users/{user_id}/connected_apps/{connected_app_id}/revoke`, answered by `RevokeResponse`.
   * [Documentation](https://stytch.com/docs/api/connected-app-user-revoke).
   */
  export interface Revoke {
    /** ID of the User, or the User's `external_id` if one is set. */
    user_id: string;
    /** Unique ID of the Connected App. */
    connected_app_id: string;
  }

  /** What `Revoke` answers. */
  export interface RevokeResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Searches the users of the project.
   *
   * An empty `query` matches all users. Limited to 150 requests a minute and sometimes seconds slow: keep it out of
   * login flows.
   *
   * `POST /v1/users/search`, answered by `SearchResponse`. [Documentation](https://stytch.com/docs/api/search-users).
   */
  export interface Search {
    /**
     * Place to resume from: `next_cursor` in the previous response's `results_metadata`, or unset for the first page. A
     * page holds at most 1000 results.
     */
    cursor?: string | null;
    /** Results per page: 100 by default, at most 1000. Page through more with `cursor`. */
    limit?: number | null;
    /** Search filter: an operator and its operands. Without it, or without operands, every User is returned. */
    query?: models.SearchQuery | null;
  }

  /** What `Search` answers. */
  export interface SearchResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** Users that match the search. */
    results: consumer.User[];
    /** Total count of the search and the cursor of its next page. */
    results_metadata: models.ResultsMetadata;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Updates a user's name, metadata, external ID or roles.
   *
   * Email addresses and phone numbers cannot be added here, as they must be verified: use a `send` call with the
   * `user_id`.
   *
   * `PUT /v1/users/{user_id}`, answered by `UpdateResponse`. [Documentation](https://stytch.com/docs/api/update-user).
   */
  export interface Update {
    /** ID of the User, or the User's `external_id` if one is set. */
    user_id: string;
    /** Name of the User; every part is optional. */
    name?: consumer.UserName | null;
    /** End user's IP address and user agent as seen by your app, used to help detect fraud. */
    attributes?: consumer.Attributes | null;
    /** JSON object of your own application data. */
    trusted_metadata?: JsonObject | null;
    /**
     * JSON object of your own application data that end users can change through the frontend SDKs; keep nothing
     * critical in it.
     */
    untrusted_metadata?: JsonObject | null;
    /**
     * Your own identifier for the User, accepted in place of `user_id`; up to 128 alphanumerics, `.`, `_`, `-` or `|`.
     */
    external_id?: string | null;
    /** IDs of the Roles to assign explicitly to the User. */
    roles?: string[] | null;
  }

  /** What `Update` answers. */
  export interface UpdateResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the User. */
    user_id: string;
    /** Email addresses the User has. */
    emails: consumer.UserEmail[];
    /** Phone numbers of the User. */
    phone_numbers: consumer.UserPhoneNumber[];
    /** Crypto wallets the User has. */
    crypto_wallets: consumer.CryptoWallet[];
    /** User that the call concerns, in full. */
    user: consumer.User;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }
}

/** Passkeys and WebAuthn devices. */
export namespace consumer.webauthn {
  /** What is below `consumer.webauthn` in the tree of operations. */
  export interface Methods {
    /**
     * Logs a user in with a passkey or WebAuthn device.
     *
     * `public_key_credential` is what `navigator.credentials.get()` returned in the browser. A session starts only if
     * `session_duration_minutes` is set.
     *
     * `POST /v1/webauthn/authenticate`. [Documentation](https://stytch.com/docs/api/webauthn-authenticate).
     */
    authenticate(
      args: consumer.webauthn.Authenticate,
      options?: CallOptions,
    ): Promise<consumer.webauthn.AuthenticateResponse>;
    /**
     * Starts a login with a passkey or WebAuthn device.
     *
     * Pass `public_key_credential_request_options` to `navigator.credentials.get()`, and its result to `authenticate`.
     * Set `return_passkey_credential_options` for passkeys, and `use_base64_url_encoding` for the browser's built-in
     * methods.
     *
     * `POST /v1/webauthn/authenticate/start`. [Documentation](https://stytch.com/docs/api/webauthn-authenticate-start).
     */
    authenticate_start(
      args: consumer.webauthn.AuthenticateStart,
      options?: CallOptions,
    ): Promise<consumer.webauthn.AuthenticateStartResponse>;
    /**
     * Lists a user's passkey and WebAuthn credentials for a domain.
     *
     * `GET /v1/webauthn/credentials/{user_id}/{domain}`.
     * [Documentation](https://stytch.com/docs/api/webauthn-register).
     */
    list_credentials(
      args: consumer.webauthn.ListCredentials,
      options?: CallOptions,
    ): Promise<consumer.webauthn.ListCredentialsResponse>;
    /**
     * Completes the registration of a passkey or WebAuthn device.
     *
     * `public_key_credential` is what `navigator.credentials.create()` returned in the browser. A session starts only
     * if `session_duration_minutes` is set.
     *
     * `POST /v1/webauthn/register`. [Documentation](https://stytch.com/docs/api/webauthn-register).
     */
    register(args: consumer.webauthn.Register, options?: CallOptions): Promise<consumer.webauthn.RegisterResponse>;
    /**
     * Starts the registration of a passkey or WebAuthn device.
     *
     * Pass `public_key_credential_creation_options` to `navigator.credentials.create()`, and its result to `register`.
     * Set `return_passkey_credential_options` for passkeys, and `use_base64_url_encoding` for the browser's built-in
     * methods.
     *
     * `POST /v1/webauthn/register/start`. [Documentation](https://stytch.com/docs/api/webauthn-register-start).
     */
    register_start(
      args: consumer.webauthn.RegisterStart,
      options?: CallOptions,
    ): Promise<consumer.webauthn.RegisterStartResponse>;
    /**
     * Renames a passkey or WebAuthn registration.
     *
     * `PUT /v1/webauthn/{webauthn_registration_id}`. [Documentation](https://stytch.com/docs/api/webauthn-update).
     */
    update(args: consumer.webauthn.Update, options?: CallOptions): Promise<consumer.webauthn.UpdateResponse>;
  }

  /**
   * Logs a user in with a passkey or WebAuthn device.
   *
   * `public_key_credential` is what `navigator.credentials.get()` returned in the browser. A session starts only if
   * `session_duration_minutes` is set.
   *
   * `POST /v1/webauthn/authenticate`, answered by `AuthenticateResponse`.
   * [Documentation](https://stytch.com/docs/api/webauthn-authenticate).
   */
  export interface Authenticate {
    /** JSON of the credential returned by the browser's `navigator.credentials.get()`. */
    public_key_credential: string;
    /** Token of the User's existing session. */
    session_token?: string | null;
    /**
     * Session lifetime in minutes from now, 5 to 527040 (366 days); an existing session is extended by it. No session
     * is started when unset.
     */
    session_duration_minutes?: number | null;
    /** JWT of the User's existing session. */
    session_jwt?: string | null;
    /**
     * Custom claims for the session and its JWT, at most 4 kilobytes; `null` deletes a key, and reserved claims such as
     * `iss` or `sub` are ignored. Needs `session_duration_minutes` to start a session.
     */
    session_custom_claims?: JsonObject | null;
    /**
     * Device Fingerprinting telemetry ID; when set, Stytch stores the device's fingerprints and IP location with the
     * User or Member. Needs a workspace with Device Fingerprinting on.
     */
    telemetry_id?: string | null;
  }

  /** What `Authenticate` answers. */
  export interface AuthenticateResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the User. */
    user_id: string;
    /** ID of the Passkey or WebAuthn registration. */
    webauthn_registration_id: string;
    /** Secret opaque token of the session. */
    session_token: string;
    /** JSON Web Token (JWT) of the session, valid for five minutes. */
    session_jwt: string;
    /** User that the call concerns, in full. */
    user: consumer.User;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /**
     * Session that the call started or updated; present when the request asked for one with `session_duration_minutes`.
     */
    session?: consumer.Session | null;
    /** Device of the User; present when the request had a valid `telemetry_id` and its fingerprint was found. */
    user_device?: models.DeviceInfo | null;
  }

  /**
   * Starts a login with a passkey or WebAuthn device.
   *
   * Pass `public_key_credential_request_options` to `navigator.credentials.get()`, and its result to `authenticate`.
   * Set `return_passkey_credential_options` for passkeys, and `use_base64_url_encoding` for the browser's built-in
   * methods.
   *
   * `POST /v1/webauthn/authenticate/start`, answered by `AuthenticateStartResponse`.
   * [Documentation](https://stytch.com/docs/api/webauthn-authenticate-start).
   */
  export interface AuthenticateStart {
    /**
     * Domain for Passkeys or WebAuthn, which is normally your page's `window.location.hostname`, such as `example.com`.
     */
    domain: string;
    /**
     * ID of the active User the Passkey or WebAuthn registration belongs to, or the User's `external_id` if one is set.
     */
    user_id?: string | null;
    /** Whether to return options suited to Passkeys, with `userVerification` set to `preferred`. */
    return_passkey_credential_options?: boolean | null;
    /**
     * Whether the returned public key credential options use base64url; set it for browser calls such as
     * `navigator.credentials.create`.
     */
    use_base64_url_encoding?: boolean | null;
  }

  /** What `AuthenticateStart` answers. */
  export interface AuthenticateStartResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the User. */
    user_id: string;
    /** JSON options to pass to the browser's `navigator.credentials.get()`. */
    public_key_credential_request_options: string;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Lists a user's passkey and WebAuthn credentials for a domain.
   *
   * `GET /v1/webauthn/credentials/{user_id}/{domain}`, answered by `ListCredentialsResponse`.
   * [Documentation](https://stytch.com/docs/api/webauthn-register).
   */
  export interface ListCredentials {
    /** ID of the active User whose Passkey or WebAuthn registrations to list. */
    user_id: string;
    /**
     * Domain for Passkeys or WebAuthn, which is normally your page's `window.location.hostname`, such as `example.com`.
     */
    domain: string;
  }

  /** What `ListCredentials` answers. */
  export interface ListCredentialsResponse {
    /** WebAuthn credentials found. */
    credentials: consumer.WebAuthnCredential[];
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Completes the registration of a passkey or WebAuthn device.
   *
   * `public_key_credential` is what `navigator.credentials.create()` returned in the browser. A session starts only if
   * `session_duration_minutes` is set.
   *
   * `POST /v1/webauthn/register`, answered by `RegisterResponse`.
   * [Documentation](https://stytch.com/docs/api/webauthn-register).
   */
  export interface Register {
    /**
     * ID of the active User the Passkey or WebAuthn registration belongs to, or the User's `external_id` if one is set.
     */
    user_id: string;
    /** JSON of the credential returned by the browser's `navigator.credentials.create()`. */
    public_key_credential: string;
    /** Token of the User's existing session. */
    session_token?: string | null;
    /**
     * Session lifetime in minutes from now, 5 to 527040 (366 days); an existing session is extended by it. No session
     * is started when unset.
     */
    session_duration_minutes?: number | null;
    /** JWT of the User's existing session. */
    session_jwt?: string | null;
    /**
     * Custom claims for the session and its JWT, at most 4 kilobytes; `null` deletes a key, and reserved claims such as
     * `iss` or `sub` are ignored. Needs `session_duration_minutes` to start a session.
     */
    session_custom_claims?: JsonObject | null;
    /**
     * Device Fingerprinting telemetry ID; when set, Stytch stores the device's fingerprints and IP location with the
     * User or Member. Needs a workspace with Device Fingerprinting on.
     */
    telemetry_id?: string | null;
  }

  /** What `Register` answers. */
  export interface RegisterResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the User. */
    user_id: string;
    /** ID of the Passkey or WebAuthn registration. */
    webauthn_registration_id: string;
    /** Secret opaque token of the session. */
    session_token: string;
    /** JSON Web Token (JWT) of the session, valid for five minutes. */
    session_jwt: string;
    /** User that the call concerns, in full. */
    user: consumer.User;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /**
     * Session that the call started or updated; present when the request asked for one with `session_duration_minutes`.
     */
    session?: consumer.Session | null;
    /** Device of the User; present when the request had a valid `telemetry_id` and its fingerprint was found. */
    user_device?: models.DeviceInfo | null;
  }

  /**
   * Starts the registration of a passkey or WebAuthn device.
   *
   * Pass `public_key_credential_creation_options` to `navigator.credentials.create()`, and its result to `register`.
   * Set `return_passkey_credential_options` for passkeys, and `use_base64_url_encoding` for the browser's built-in
   * methods.
   *
   * `POST /v1/webauthn/register/start`, answered by `RegisterStartResponse`.
   * [Documentation](https://stytch.com/docs/api/webauthn-register-start).
   */
  export interface RegisterStart {
    /**
     * ID of the active User the Passkey or WebAuthn registration belongs to, or the User's `external_id` if one is set.
     */
    user_id: string;
    /**
     * Domain for Passkeys or WebAuthn, which is normally your page's `window.location.hostname`, such as `example.com`.
     */
    domain: string;
    /** User agent string of the client. */
    user_agent?: string | null;
    /** Kind of Passkey or WebAuthn device to ask for, `platform` or `cross-platform`; both are allowed when unset. */
    authenticator_type?: consumer.AuthenticatorType | null;
    /**
     * Whether to return options suited to Passkeys, with a `required` `residentKey` and `preferred` `userVerification`.
     */
    return_passkey_credential_options?: boolean | null;
    /** User ID to put in the WebAuthn creation options instead of the default. */
    override_id?: string | null;
    /** User name to put in the WebAuthn creation options instead of the default. */
    override_name?: string | null;
    /** User display name to put in the WebAuthn creation options instead of the default. */
    override_display_name?: string | null;
    /**
     * Whether the returned public key credential options use base64url; set it for browser calls such as
     * `navigator.credentials.create`.
     */
    use_base64_url_encoding?: boolean | null;
  }

  /** What `RegisterStart` answers. */
  export interface RegisterStartResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the User. */
    user_id: string;
    /** JSON options to pass to the browser's `navigator.credentials.create()`. */
    public_key_credential_creation_options: string;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Renames a passkey or WebAuthn registration.
   *
   * `PUT /v1/webauthn/{webauthn_registration_id}`, answered by `UpdateResponse`.
   * [Documentation](https://stytch.com/docs/api/webauthn-update).
   */
  export interface Update {
    /** ID of the Passkey or WebAuthn registration to update. */
    webauthn_registration_id: string;
    /** New name for the Passkey or WebAuthn registration. */
    name: string;
  }

  /** What `Update` answers. */
  export interface UpdateResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /** Passkey or WebAuthn registration that was updated. */
    webauthn_registration?: consumer.WebAuthnRegistration | null;
  }
}

/** A check of credentials. */
export namespace debug {
  /** What is below `debug` in the tree of operations. */
  export interface Methods {
    /**
     * Returns the ID and name of the project that the credentials belong to.
     *
     * Useful for checking credentials.
     *
     * `GET /v1/debug/whoami`. [Documentation](https://stytch.com/docs/api).
     */
    whoami(args?: debug.Whoami, options?: CallOptions): Promise<debug.WhoamiResponse>;
  }

  /**
   * Returns the ID and name of the project that the credentials belong to.
   *
   * Useful for checking credentials.
   *
   * `GET /v1/debug/whoami`, answered by `WhoamiResponse`. [Documentation](https://stytch.com/docs/api).
   */
  export type Whoami = { [name: string]: never };

  /** What `Whoami` answers. */
  export interface WhoamiResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the Stytch project. */
    project_id: string;
    /** Name of the project. */
    name: string;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }
}

/** The fraud and risk API, on a separate host. */
export namespace fraud {
  /** What is below `fraud` in the tree of operations. */
  export interface Methods {
    /** Risk of email addresses. */
    readonly email: fraud.email.Methods;
    /** Device fingerprints and verdicts. */
    readonly fingerprint: fraud.fingerprint.Methods;
    /** Rules that allow, challenge or block traffic. */
    readonly rules: fraud.rules.Methods;
    /** Reasons behind verdicts and the actions they lead to. */
    readonly verdict_reasons: fraud.verdict_reasons.Methods;
  }

  /** Risk signals of an email address as a whole. */
  export interface AddressInformation {
    /** Whether mail to this address has bounced before. */
    has_known_bounces: boolean;
    /** Whether the email address is well formed. */
    has_valid_syntax: boolean;
    /** Whether the address seems to belong to a role or group, such as `support@`, not to one person. */
    is_suspected_role_address: boolean;
    /** Email address with `.` characters and any `+` suffix removed. */
    normalized_email: string;
    /** How often `.` and `+` occur in the email address; a higher count suggests fraud. */
    tumbling_character_count: number;
  }

  /** Risk signals of the domain of an email address. */
  export interface DomainInformation {
    /** Whether the email domain has the DNS records (MX or A) needed to receive mail. */
    has_mx_or_a_record: boolean;
    /** Whether the email domain is a known disposable one. */
    is_disposable_domain: boolean;
  }

  /** The autonomous system that an IP address belongs to. */
  export interface AsnProperties {
    /** Autonomous System Number in decimal, such as `7922`. */
    asn: string;
    /** Public name of the ASN. */
    name: string;
    /** CIDR block that belongs to the ASN. */
    network: string;
  }

  /** Properties of the browser of a device. */
  export interface BrowserProperties {
    /** User agent string of the user's browser. */
    user_agent: string;
  }

  /** Your own identifiers to store next to a telemetry ID. */
  export interface ExternalMetadata {
    /** Identifier of yours, such as a user id, to store with the telemetry id; at most 65 characters. */
    external_id?: string | null;
    /** ID of the Organization to link with the telemetry ID. */
    organization_id?: string | null;
    /** Action of the user to record with the telemetry ID, such as `login`. */
    user_action?: string | null;
  }

  /** Properties of the browser and network of a device. */
  export interface FingerprintProperties {
    /** Network details of the visitor: IP address, ASN, location, and proxy or VPN use. */
    network_properties: fraud.NetworkProperties;
    /** Details of the browser, such as its user agent. */
    browser_properties: fraud.BrowserProperties;
  }

  /** The fingerprints and identifiers taken from one device. */
  export interface Fingerprints {
    /** Fingerprint of the network connection, derived from TLS signals. */
    network_fingerprint: string;
    /** Identifier derived from signals about the operating system and architecture. */
    hardware_fingerprint: string;
    /** Identifier of a browser and its exact version, made from several signals. */
    browser_fingerprint: string;
    /** Visitor fingerprint, which identifies a user without cookies. */
    visitor_fingerprint: string;
    /** Visitor ID, kept in a cookie, that identifies the user's device. */
    visitor_id?: string | null;
    /** Identifier of one browser, made from its visitor ID and network fingerprint. */
    browser_id?: string | null;
  }

  /** The approximate location of an IP address. */
  export interface IpGeoProperties {
    /** City the IP address is located in. */
    city: string;
    /** Region the IP address is located in. */
    region: string;
    /** Country the IP address is located in. */
    country: string;
  }

  /** Properties of the network of a device. */
  export interface NetworkProperties {
    /** IP address of the client. */
    ip_address: string;
    /** Autonomous System (ASN) details of the network. */
    asn: fraud.AsnProperties;
    /** Geographic location of the client's IP address. */
    ip_geolocation: fraud.IpGeoProperties;
    /** Whether the client connects through a proxy. */
    is_proxy: boolean;
    /** Whether the client connects through a VPN. */
    is_vpn: boolean;
  }

  /** What Stytch suggests doing about a device, and why. */
  export interface Verdict {
    /**
     * Recommended handling of this device: `ALLOW` (known good), `BLOCK` (known bad) or `CHALLENGE` (unknown or
     * suspicious, so add friction such as 2FA).
     */
    action: fraud.VerdictAction;
    /** Warning flags that explain a `CHALLENGE` or `BLOCK` verdict. */
    reasons: string[];
    /** Operating system and architecture of the device that took the fingerprint. */
    detected_device_type: string;
    /** Whether the device looks genuine; `false` when hardware or browser deception is found. */
    is_authentic_device: boolean;
    /** Overrides of verdict reasons that were applied; can be empty. */
    verdict_reason_overrides: fraud.VerdictReasonOverride[];
    /** Kind of rule that matched, such as `VISITOR_ID`; empty unless the verdict reasons include `RULE_MATCH`. */
    rule_match_type?: fraud.RuleType | null;
    /** Value of the matched rule, such as a visitor ID; empty unless the verdict reasons include `RULE_MATCH`. */
    rule_match_identifier?: string | null;
  }

  /** What Stytch suggests doing about a device or an email address. */
  export type VerdictAction =
    /** Let it through. */
    | "ALLOW"
    /** Ask for more proof, such as a second factor. */
    | "CHALLENGE"
    /** Block it. */
    | "BLOCK"
    | (string & {});

  /** A rule that fixes the verdict for a visitor, fingerprint, network or country. */
  export interface Rule {
    /** Kind of identifier the rule matches on, such as `VISITOR_ID`, `CIDR_BLOCK`, `ASN` or `COUNTRY_CODE`. */
    rule_type: fraud.RuleType;
    /** Outcome this rule produces: `ALLOW`, `BLOCK` or `CHALLENGE`. */
    action: fraud.RuleAction;
    /** Creation time, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`. */
    created_at: string;
    /** Visitor ID that the rule is for. */
    visitor_id?: string | null;
    /** Browser ID the rule matches, when the rule was set for one. */
    browser_id?: string | null;
    /** Visitor fingerprint that the rule is for. */
    visitor_fingerprint?: string | null;
    /** Browser fingerprint the rule matches, when the rule was set for one. */
    browser_fingerprint?: string | null;
    /** Hardware fingerprint the rule applies to. */
    hardware_fingerprint?: string | null;
    /** Network fingerprint the rule applies to, if that is its kind. */
    network_fingerprint?: string | null;
    /** CIDR block the rule matches, when the rule was set for one; it applies to every IP address inside the block. */
    cidr_block?: string | null;
    /** Country code the rule matches, when the rule was set for one, such as `US`. */
    country_code?: string | null;
    /** ASN the rule matches, when the rule was set for one. */
    asn?: string | null;
    /** Note on what the rule is for. */
    description?: string | null;
    /** Time the rule expires, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`. */
    expires_at?: string | null;
    /** When the rule was last changed, an RFC 3339 UTC time; absent if it never was. */
    last_updated_at?: string | null;
  }

  /** The action of a rule or an override. */
  export type RuleAction =
    /** Let it through; not available for country codes. */
    | "ALLOW"
    /** Ask for more proof, such as a second factor. */
    | "CHALLENGE"
    /** Block it. */
    | "BLOCK"
    /** Clear the stored rule; not for overrides of a verdict reason. */
    | "NONE"
    | (string & {});

  /** What a rule is keyed on. */
  export type RuleType =
    /** A visitor ID. */
    | "VISITOR_ID"
    /** A browser ID. */
    | "BROWSER_ID"
    /** A visitor fingerprint. */
    | "VISITOR_FINGERPRINT"
    /** A browser fingerprint. */
    | "BROWSER_FINGERPRINT"
    /** A hardware fingerprint. */
    | "HARDWARE_FINGERPRINT"
    /** A network fingerprint. */
    | "NETWORK_FINGERPRINT"
    /** A block of IP addresses in CIDR notation. */
    | "CIDR_BLOCK"
    /** An autonomous system number. */
    | "ASN"
    /** A two-letter country code. */
    | "COUNTRY_CODE"
    | (string & {});

  /** The action tied to a verdict reason: the default, and your override if there is one. */
  export interface VerdictReasonAction {
    /** Verdict reason, a warning flag of Device Fingerprinting. */
    verdict_reason: string;
    /** Action a fingerprint lookup returns for this verdict reason unless an override is set. */
    default_action: fraud.VerdictAction;
    /**
     * Action that fingerprint lookups return for this verdict reason in place of the default; empty when not
     * overridden.
     */
    override_action?: fraud.VerdictAction | null;
    /** When the override was made, as an RFC 3339 UTC time; empty when there is no override. */
    override_created_at?: string | null;
    /** Note on the override; empty when there is none. */
    override_description?: string | null;
  }

  /** An override that affected a verdict. */
  export interface VerdictReasonOverride {
    /** Verdict reason that was overridden. */
    verdict_reason: string;
    /** Action that was applied for the verdict reason. */
    override_action: fraud.VerdictAction;
  }
}

/** Risk of email addresses. */
export namespace fraud.email {
  /** What is below `fraud.email` in the tree of operations. */
  export interface Methods {
    /**
     * Rates the risk of an email address.
     *
     * `action` recommends `ALLOW`, `CHALLENGE` or `BLOCK`. In beta: ask Stytch for access.
     *
     * `POST /v1/email/risk`. [Documentation](https://stytch.com/docs/fraud/api).
     */
    risk(args: fraud.email.Risk, options?: CallOptions): Promise<fraud.email.RiskResponse>;
  }

  /**
   * Rates the risk of an email address.
   *
   * `action` recommends `ALLOW`, `CHALLENGE` or `BLOCK`. In beta: ask Stytch for access.
   *
   * `POST /v1/email/risk`, answered by `RiskResponse`. [Documentation](https://stytch.com/docs/fraud/api).
   */
  export interface Risk {
    /** Email address to assess for risk. */
    email_address: string;
  }

  /** What `Risk` answers. */
  export interface RiskResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** Risk signals for the mailbox itself, such as valid syntax and known bounces. */
    address_information: fraud.AddressInformation;
    /** Risk signals for the email's domain, such as DNS records and disposability. */
    domain_information: fraud.DomainInformation;
    /**
     * Recommended handling of this email address: `ALLOW` (likely safe), `BLOCK` (invalid or fraudulent) or `CHALLENGE`
     * (some risk, so add friction such as 2FA).
     */
    action: fraud.VerdictAction;
    /** Risk of the email address, from 0 to 100 (riskiest). */
    risk_score: number;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }
}

/** Device fingerprints and verdicts. */
export namespace fraud.fingerprint {
  /** What is below `fraud.fingerprint` in the tree of operations. */
  export interface Methods {
    /**
     * Fetches the device fingerprint and verdict for a telemetry ID.
     *
     * The verdict recommends `ALLOW`, `CHALLENGE` or `BLOCK`. An unknown or expired ID is a 404
     * `telemetry_id_not_found`; treat it like `BLOCK`, because attackers can send forged IDs.
     *
     * `POST /v1/fingerprint/lookup`. [Documentation](https://stytch.com/docs/fraud/api/fingerprint-lookup).
     */
    lookup(args: fraud.fingerprint.Lookup, options?: CallOptions): Promise<fraud.fingerprint.LookupResponse>;
  }

  /**
   * Fetches the device fingerprint and verdict for a telemetry ID.
   *
   * The verdict recommends `ALLOW`, `CHALLENGE` or `BLOCK`. An unknown or expired ID is a 404 `telemetry_id_not_found`;
   * treat it like `BLOCK`, because attackers can send forged IDs.
   *
   * `POST /v1/fingerprint/lookup`, answered by `LookupResponse`.
   * [Documentation](https://stytch.com/docs/fraud/api/fingerprint-lookup).
   */
  export interface Lookup {
    /** Telemetry ID of the fingerprint to look up. */
    telemetry_id: string;
    /**
     * Identifiers of yours to attach to the telemetry id, searchable in the Dashboard; each at most 65 characters of
     * alphanumerics, `_`, `-`, `+`, `.` or `@`.
     */
    external_metadata?: fraud.ExternalMetadata | null;
  }

  /** What `Lookup` answers. */
  export interface LookupResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** Telemetry ID of the fingerprint that was looked up. */
    telemetry_id: string;
    /** Identifiers that make up the fingerprint of the device and browser. */
    fingerprints: fraud.Fingerprints;
    /** Verdict on the fingerprint, with the reasons for it. */
    verdict: fraud.Verdict;
    /** Identifiers of yours attached to the telemetry id. */
    external_metadata: fraud.ExternalMetadata;
    /** Time the fingerprint was taken, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`. */
    created_at: string;
    /** Time the fingerprint expires, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`. */
    expires_at: string;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /** Details of the visitor's browser and network. */
    properties?: fraud.FingerprintProperties | null;
    /**
     * Device attributes behind the fingerprints and verdict; present only if Stytch has enabled raw signals for you.
     */
    raw_signals?: JsonObject | null;
  }
}

/** Rules that allow, challenge or block traffic. */
export namespace fraud.rules {
  /** What is below `fraud.rules` in the tree of operations. */
  export interface Methods {
    /**
     * Lists the project's fraud rules.
     *
     * Paginated by `cursor` and `limit`.
     *
     * `POST /v1/rules/list`. [Documentation](https://stytch.com/docs/fraud/api).
     */
    list(args?: fraud.rules.List, options?: CallOptions): Promise<fraud.rules.ListResponse>;
    /**
     * Sets the verdict for a visitor, browser, fingerprint, network or country.
     *
     * Rules apply in the order `visitor_id`, `browser_id`, `visitor_fingerprint`, `browser_fingerprint`,
     * `hardware_fingerprint`, `network_fingerprint`, then `cidr_block`, `asn` and `country_code`; of CIDR blocks the
     * smallest wins. Many people can share a browser, hardware or network fingerprint. A `country_code` cannot be set
     * to `ALLOW`.
     *
     * `POST /v1/rules/set`. [Documentation](https://stytch.com/docs/fraud/api).
     */
    set(args: fraud.rules.Set, options?: CallOptions): Promise<fraud.rules.SetResponse>;
  }

  /**
   * Lists the project's fraud rules.
   *
   * Paginated by `cursor` and `limit`.
   *
   * `POST /v1/rules/list`, answered by `ListResponse`. [Documentation](https://stytch.com/docs/fraud/api).
   */
  export interface List {
    /**
     * Place to resume from: the `next_cursor` of the previous page, or unset for the first page. A page holds at most
     * 100 rules.
     */
    cursor?: string | null;
    /** Rules per page: 10 by default, at most 100. Page through more with `cursor`. */
    limit?: number | null;
  }

  /** What `List` answers. */
  export interface ListResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** Value to send as `cursor` to fetch the next page; empty on the last page. */
    next_cursor: string;
    /** Fraud rules set in the project. */
    rules: fraud.Rule[];
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Sets the verdict for a visitor, browser, fingerprint, network or country.
   *
   * Rules apply in the order `visitor_id`, `browser_id`, `visitor_fingerprint`, `browser_fingerprint`,
   * `hardware_fingerprint`, `network_fingerprint`, then `cidr_block`, `asn` and `country_code`; of CIDR blocks the
   * smallest wins. Many people can share a browser, hardware or network fingerprint. A `country_code` cannot be set to
   * `ALLOW`.
   *
   * `POST /v1/rules/set`, answered by `SetResponse`. [Documentation](https://stytch.com/docs/fraud/api).
   */
  export interface Set {
    /**
     * Outcome for fingerprint lookups matching the identifier: `ALLOW` (not for country codes), `BLOCK`, `CHALLENGE`,
     * or `NONE` to remove the stored rule.
     */
    action: fraud.RuleAction;
    /** Visitor ID to set the rule for; excludes every other identifier in the request. */
    visitor_id?: string | null;
    /** Browser ID to set the rule for; excludes every other identifier in the request. */
    browser_id?: string | null;
    /** Visitor fingerprint to set the rule for; excludes every other identifier in the request. */
    visitor_fingerprint?: string | null;
    /** Browser fingerprint to set the rule for; excludes every other identifier in the request. */
    browser_fingerprint?: string | null;
    /** Hardware fingerprint to set the rule for; a request takes exactly one identifier. */
    hardware_fingerprint?: string | null;
    /** Network fingerprint to set the rule for; excludes every other identifier. */
    network_fingerprint?: string | null;
    /** Minutes until the rule expires; a rule without it never expires. */
    expires_in_minutes?: number | null;
    /** Optional note on what the rule is for. */
    description?: string | null;
    /**
     * IP address, or CIDR block with a prefix of 16 to 32, to set the rule for, such as `192.0.2.0/24`; excludes every
     * other identifier in the request.
     */
    cidr_block?: string | null;
    /**
     * ISO 3166-1 alpha-2 country code to set the rule for, such as `US`; cannot be combined with an `ALLOW` action or
     * any other identifier.
     */
    country_code?: string | null;
    /** ASN to set the rule for, in decimal from `0` to `4294967295`; excludes every other identifier in the request. */
    asn?: string | null;
  }

  /** What `Set` answers. */
  export interface SetResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** Outcome now in force for the identifier. */
    action: fraud.RuleAction;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
    /** Visitor ID that the rule is for. */
    visitor_id?: string | null;
    /** Browser ID the rule matches, when the rule was set for one. */
    browser_id?: string | null;
    /** Visitor fingerprint that the rule is for. */
    visitor_fingerprint?: string | null;
    /** Browser fingerprint the rule matches, when the rule was set for one. */
    browser_fingerprint?: string | null;
    /** Hardware fingerprint the rule applies to. */
    hardware_fingerprint?: string | null;
    /** Network fingerprint the rule applies to, if that is its kind. */
    network_fingerprint?: string | null;
    /** Time the rule expires, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`. */
    expires_at?: string | null;
    /** CIDR block the rule matches, when the rule was set for one; it applies to every IP address inside the block. */
    cidr_block?: string | null;
    /** Country code the rule matches, when the rule was set for one, such as `US`. */
    country_code?: string | null;
    /** ASN the rule matches, when the rule was set for one. */
    asn?: string | null;
  }
}

/** Reasons behind verdicts and the actions they lead to. */
export namespace fraud.verdict_reasons {
  /** What is below `fraud.verdict_reasons` in the tree of operations. */
  export interface Methods {
    /**
     * Lists the verdict reasons that can be overridden, with their actions.
     *
     * The list does not contain every reason that a lookup may return.
     *
     * `POST /v1/verdict_reasons/list`. [Documentation](https://stytch.com/docs/fraud/api/set-verdict-reason-override).
     */
    list(args?: fraud.verdict_reasons.List, options?: CallOptions): Promise<fraud.verdict_reasons.ListResponse>;
    /**
     * Overrides the action of a verdict reason.
     *
     * For instance, lets `VIRTUAL_MACHINE` pass with `ALLOW` in place of its default `CHALLENGE`.
     *
     * `POST /v1/verdict_reasons/override`.
     * [Documentation](https://stytch.com/docs/fraud/api/set-verdict-reason-override).
     */
    override(
      args: fraud.verdict_reasons.Override,
      options?: CallOptions,
    ): Promise<fraud.verdict_reasons.OverrideResponse>;
  }

  /**
   * Lists the verdict reasons that can be overridden, with their actions.
   *
   * The list does not contain every reason that a lookup may return.
   *
   * `POST /v1/verdict_reasons/list`, answered by `ListResponse`.
   * [Documentation](https://stytch.com/docs/fraud/api/set-verdict-reason-override).
   */
  export interface List {
    /** Whether to list only the verdict reasons that have an override; `false` when unset. */
    overrides_only?: boolean | null;
  }

  /** What `List` answers. */
  export interface ListResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** Verdict reasons with the overrides set on them. */
    verdict_reason_actions: fraud.VerdictReasonAction[];
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Overrides the action of a verdict reason.
   *
   * For instance, lets `VIRTUAL_MACHINE` pass with `ALLOW` in place of its default `CHALLENGE`.
   *
   * `POST /v1/verdict_reasons/override`, answered by `OverrideResponse`.
   * [Documentation](https://stytch.com/docs/fraud/api/set-verdict-reason-override).
   */
  export interface Override {
    /** Verdict reason to override, any warning flag except `RULE_MATCH`. */
    verdict_reason: string;
    /** Action to return for the verdict reason: `ALLOW`, `BLOCK` or `CHALLENGE`. */
    override_action: fraud.RuleAction;
    /** Note on why the override exists. */
    override_description?: string | null;
  }

  /** What `Override` answers. */
  export interface OverrideResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** Override that this call set. */
    verdict_reason_action: fraud.VerdictReasonAction;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }
}

/** Machine-to-machine authentication. */
export namespace m2m {
  /** What is below `m2m` in the tree of operations. */
  export interface Methods {
    /** M2M clients. */
    readonly clients: m2m.clients.Methods;
  }

  /** A machine-to-machine client. */
  export interface M2mClient {
    /** Unique ID of the client. */
    client_id: string;
    /** Readable name of the client. */
    client_name: string;
    /** Readable description of the client. */
    client_description: string;
    /** Status of the M2M client: `active` or `inactive`. */
    status: m2m.M2mClientStatus;
    /** Scopes assigned to the M2M client. */
    scopes: string[];
    /** Final four characters of the client secret. */
    client_secret_last_four: string;
    /** JSON object of your own application data. */
    trusted_metadata?: JsonObject | null;
    /** Final four characters of the `next_client_secret`; empty when there is none. */
    next_client_secret_last_four?: string | null;
  }

  /** A machine-to-machine client with its secret; store the secret now, since it cannot be fetched later. */
  export interface M2mClientWithClientSecret {
    /** Unique ID of the client. */
    client_id: string;
    /** Secret of the client, readable only in this response; store it safely, as a lost one must be rotated. */
    client_secret: string;
    /** Readable name of the client. */
    client_name: string;
    /** Readable description of the client. */
    client_description: string;
    /** Status of the M2M client: `active` or `inactive`. */
    status: m2m.M2mClientStatus;
    /** Scopes assigned to the M2M client. */
    scopes: string[];
    /** Final four characters of the client secret. */
    client_secret_last_four: string;
    /** JSON object of your own application data. */
    trusted_metadata?: JsonObject | null;
    /** Final four characters of the `next_client_secret`; empty when there is none. */
    next_client_secret_last_four?: string | null;
  }

  /**
   * A machine-to-machine client with the secret that will replace the current one; store it now, since it cannot be
   * fetched later.
   */
  export interface M2mClientWithNextClientSecret {
    /** Unique ID of the client. */
    client_id: string;
    /**
     * Client secret that is next in rotation. It is shown only in this response, so store it safely; if lost, start
     * another rotation.
     */
    next_client_secret: string;
    /** Readable name of the client. */
    client_name: string;
    /** Readable description of the client. */
    client_description: string;
    /** Status of the M2M client: `active` or `inactive`. */
    status: m2m.M2mClientStatus;
    /** Scopes assigned to the M2M client. */
    scopes: string[];
    /** Final four characters of the client secret. */
    client_secret_last_four: string;
    /** JSON object of your own application data. */
    trusted_metadata?: JsonObject | null;
    /** Final four characters of the `next_client_secret`; empty when there is none. */
    next_client_secret_last_four?: string | null;
  }

  /** Whether an M2M client may obtain tokens. */
  export type M2mClientStatus =
    /** Active: it can obtain tokens. */
    | "active"
    /** Inactive: it cannot obtain tokens. */
    | "inactive"
    | (string & {});
}

/** M2M clients. */
export namespace m2m.clients {
  /** What is below `m2m.clients` in the tree of operations. */
  export interface Methods {
    /** Rotation of M2M clients' secrets. */
    readonly secrets: m2m.clients.secrets.Methods;
    /**
     * Creates an M2M client.
     *
     * ID and secret are generated unless set, for instance to import a client. Only this response contains the
     * `client_secret`: store it. A lost secret can only be rotated.
     *
     * `POST /v1/m2m/clients`. [Documentation](https://stytch.com/docs/b2b/api/create-m2m-client).
     */
    create(args: m2m.clients.Create, options?: CallOptions): Promise<m2m.clients.CreateResponse>;
    /**
     * Deletes an M2M client.
     *
     * Access tokens issued to it stay valid until they expire; a low maximum token age when checking them narrows that
     * window.
     *
     * `DELETE /v1/m2m/clients/{client_id}`. [Documentation](https://stytch.com/docs/api/m2m-client).
     */
    delete(args: m2m.clients.Delete, options?: CallOptions): Promise<m2m.clients.DeleteResponse>;
    /**
     * Fetches an M2M client.
     *
     * `GET /v1/m2m/clients/{client_id}`.
     * [Documentation](https://stytch.com/docs/api-reference/b2b/api/m2m/m2m-client/get-m2m-client).
     */
    get(args: m2m.clients.Get, options?: CallOptions): Promise<m2m.clients.GetResponse>;
    /**
     * Searches the M2M clients of the project.
     *
     * Filters by `client_id`, `client_name` (exact) and `scopes`; an empty `query` matches all clients.
     *
     * `POST /v1/m2m/clients/search`.
     * [Documentation](https://stytch.com/docs/api-reference/b2b/api/m2m/m2m-client/search-m2m-clients).
     */
    search(args?: m2m.clients.Search, options?: CallOptions): Promise<m2m.clients.SearchResponse>;
    /**
     * Updates an M2M client.
     *
     * `status` turns it off and on. An inactive client gets no tokens, but those it has stay valid until they expire.
     *
     * `PUT /v1/m2m/clients/{client_id}`.
     * [Documentation](https://stytch.com/docs/api-reference/b2b/api/m2m/m2m-client/update-m2m-client).
     */
    update(args: m2m.clients.Update, options?: CallOptions): Promise<m2m.clients.UpdateResponse>;
  }

  /**
   * Creates an M2M client.
   *
   * ID and secret are generated unless set, for instance to import a client. Only this response contains the
   * `client_secret`: store it. A lost secret can only be rotated.
   *
   * `POST /v1/m2m/clients`, answered by `CreateResponse`.
   * [Documentation](https://stytch.com/docs/b2b/api/create-m2m-client).
   */
  export interface Create {
    /** Scopes assigned to the M2M client. */
    scopes: string[];
    /** ID of the new client, unique in the project; Stytch generates one when unset. */
    client_id?: string | null;
    /** Secret of the new client, at least 8 characters and hard enough to guess; Stytch generates one when unset. */
    client_secret?: string | null;
    /** Readable name of the client. */
    client_name?: string | null;
    /** Readable description of the client. */
    client_description?: string | null;
    /** JSON object of your own application data. */
    trusted_metadata?: JsonObject | null;
  }

  /** What `Create` answers. */
  export interface CreateResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** The new M2M client, with its secret. */
    m2m_client: m2m.M2mClientWithClientSecret;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Deletes an M2M client.
   *
   * Access tokens issued to it stay valid until they expire; a low maximum token age when checking them narrows that
   * window.
   *
   * `DELETE /v1/m2m/clients/{client_id}`, answered by `DeleteResponse`.
   * [Documentation](https://stytch.com/docs/api/m2m-client).
   */
  export interface Delete {
    /** Unique ID of the client. */
    client_id: string;
  }

  /** What `Delete` answers. */
  export interface DeleteResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the deleted client. */
    client_id: string;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Fetches an M2M client.
   *
   * `GET /v1/m2m/clients/{client_id}`, answered by `GetResponse`.
   * [Documentation](https://stytch.com/docs/api-reference/b2b/api/m2m/m2m-client/get-m2m-client).
   */
  export interface Get {
    /** Unique ID of the client. */
    client_id: string;
  }

  /** What `Get` answers. */
  export interface GetResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** M2M client after the operation. */
    m2m_client: m2m.M2mClient;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Searches the M2M clients of the project.
   *
   * Filters by `client_id`, `client_name` (exact) and `scopes`; an empty `query` matches all clients.
   *
   * `POST /v1/m2m/clients/search`, answered by `SearchResponse`.
   * [Documentation](https://stytch.com/docs/api-reference/b2b/api/m2m/m2m-client/search-m2m-clients).
   */
  export interface Search {
    /**
     * Place to resume from: `next_cursor` in the previous response's `results_metadata`, or unset for the first page. A
     * page holds at most 1000 results.
     */
    cursor?: string | null;
    /** Results per page: 100 by default, at most 1000. Page through more with `cursor`. */
    limit?: number | null;
    /** Search filter: an operator and its operands. Without it, or without operands, every M2M client is returned. */
    query?: models.SearchQuery | null;
  }

  /** What `Search` answers. */
  export interface SearchResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** M2M clients that match the search. */
    m2m_clients: m2m.M2mClient[];
    /** Total count of the search and the cursor of its next page. */
    results_metadata: models.ResultsMetadata;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Updates an M2M client.
   *
   * `status` turns it off and on. An inactive client gets no tokens, but those it has stay valid until they expire.
   *
   * `PUT /v1/m2m/clients/{client_id}`, answered by `UpdateResponse`.
   * [Documentation](https://stytch.com/docs/api-reference/b2b/api/m2m/m2m-client/update-m2m-client).
   */
  export interface Update {
    /** Unique ID of the client. */
    client_id: string;
    /** Readable name of the client. */
    client_name?: string | null;
    /** Readable description of the client. */
    client_description?: string | null;
    /** Status of the M2M client: `active` or `inactive`. */
    status?: m2m.M2mClientStatus | null;
    /** Scopes assigned to the M2M client. */
    scopes?: string[] | null;
    /** JSON object of your own application data. */
    trusted_metadata?: JsonObject | null;
  }

  /** What `Update` answers. */
  export interface UpdateResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** M2M client after the operation. */
    m2m_client: m2m.M2mClient;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }
}

/** Rotation of M2M clients' secrets. */
export namespace m2m.clients.secrets {
  /** What is below `m2m.clients.secrets` in the tree of operations. */
  export interface Methods {
    /**
     * Completes a secret rotation; the next secret takes over and the old one stops working.
     *
     * `POST /v1/m2m/clients/{client_id}/secrets/rotate`.
     * [Documentation](https://stytch.com/docs/api/m2m-rotate-secret).
     */
    rotate(args: m2m.clients.secrets.Rotate, options?: CallOptions): Promise<m2m.clients.secrets.RotateResponse>;
    /**
     * Cancels a secret rotation; only the old secret stays valid.
     *
     * `POST /v1/m2m/clients/{client_id}/secrets/rotate/cancel`.
     * [Documentation](https://stytch.com/docs/api/m2m-rotate-secret-cancel).
     */
    rotate_cancel(
      args: m2m.clients.secrets.RotateCancel,
      options?: CallOptions,
    ): Promise<m2m.clients.secrets.RotateCancelResponse>;
    /**
     * Starts a secret rotation and returns the next secret of an M2M client.
     *
     * Only this response contains `next_client_secret`: store it. Both secrets work until `rotate` or `rotate_cancel`.
     *
     * `POST /v1/m2m/clients/{client_id}/secrets/rotate/start`.
     * [Documentation](https://stytch.com/docs/api/m2m-rotate-secret-start).
     */
    rotate_start(
      args: m2m.clients.secrets.RotateStart,
      options?: CallOptions,
    ): Promise<m2m.clients.secrets.RotateStartResponse>;
  }

  /**
   * Completes a secret rotation; the next secret takes over and the old one stops working.
   *
   * `POST /v1/m2m/clients/{client_id}/secrets/rotate`, answered by `RotateResponse`.
   * [Documentation](https://stytch.com/docs/api/m2m-rotate-secret).
   */
  export interface Rotate {
    /** Unique ID of the client. */
    client_id: string;
  }

  /** What `Rotate` answers. */
  export interface RotateResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** M2M client after the operation. */
    m2m_client: m2m.M2mClient;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Cancels a secret rotation; only the old secret stays valid.
   *
   * `POST /v1/m2m/clients/{client_id}/secrets/rotate/cancel`, answered by `RotateCancelResponse`.
   * [Documentation](https://stytch.com/docs/api/m2m-rotate-secret-cancel).
   */
  export interface RotateCancel {
    /** Unique ID of the client. */
    client_id: string;
  }

  /** What `RotateCancel` answers. */
  export interface RotateCancelResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** M2M client after the operation. */
    m2m_client: m2m.M2mClient;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }

  /**
   * Starts a secret rotation and returns the next secret of an M2M client.
   *
   * Only this response contains `next_client_secret`: store it. Both secrets work until `rotate` or `rotate_cancel`.
   *
   * `POST /v1/m2m/clients/{client_id}/secrets/rotate/start`, answered by `RotateStartResponse`.
   * [Documentation](https://stytch.com/docs/api/m2m-rotate-secret-start).
   */
  export interface RotateStart {
    /** Unique ID of the client. */
    client_id: string;
  }

  /** What `RotateStart` answers. */
  export interface RotateStartResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** M2M client after the operation, with its next secret. */
    m2m_client: m2m.M2mClientWithNextClientSecret;
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }
}

/** Types that several APIs share. */
export namespace models {
  /** One way in which the owner of a session proved who they are; of its `_factor` members, one is set. */
  export interface AuthenticationFactor {
    /** Kind of factor, such as `otp`. */
    type: models.FactorType;
    /**
     * How the factor reached the end user, which depends on the factor's `type`, such as `email`, `sms`,
     * `oauth_google`, `sso_saml` or `authenticator_app`.
     */
    delivery_method: models.DeliveryMethod;
    /** Time the factor was last used, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`. */
    last_authenticated_at?: string | null;
    /** Time the factor was first used, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`. */
    created_at?: string | null;
    /** Time the factor last changed, RFC 3339 in UTC, such as `2021-12-29T12:33:09Z`. */
    updated_at?: string | null;
    /** The email address that received a link or code. */
    email_factor?: models.EmailFactor | null;
    /** The phone number that received a code by text or WhatsApp message. */
    phone_number_factor?: models.PhoneNumberFactor | null;
    /** An OAuth login with Google. */
    google_oauth_factor?: models.OAuthFactor | null;
    /** An OAuth login with Microsoft. */
    microsoft_oauth_factor?: models.OAuthFactor | null;
    /** An OAuth login with Apple. */
    apple_oauth_factor?: models.OAuthFactor | null;
    /** A passkey or other WebAuthn credential. */
    webauthn_factor?: models.WebAuthnFactor | null;
    /** A TOTP code from an authenticator app. */
    authenticator_app_factor?: models.AuthenticatorAppFactor | null;
    /** An OAuth login with GitHub. */
    github_oauth_factor?: models.OAuthFactor | null;
    /** A TOTP recovery code. */
    recovery_code_factor?: models.RecoveryCodeFactor | null;
    /** An OAuth login with Facebook. */
    facebook_oauth_factor?: models.OAuthFactor | null;
    /** A challenge signed by a crypto wallet. */
    crypto_wallet_factor?: models.CryptoWalletFactor | null;
    /** An OAuth login with Amazon. */
    amazon_oauth_factor?: models.OAuthFactor | null;
    /** An OAuth login with Bitbucket. */
    bitbucket_oauth_factor?: models.OAuthFactor | null;
    /** An OAuth login with Coinbase. */
    coinbase_oauth_factor?: models.OAuthFactor | null;
    /** An OAuth login with Discord. */
    discord_oauth_factor?: models.OAuthFactor | null;
    /** An OAuth login with Figma. */
    figma_oauth_factor?: models.OAuthFactor | null;
    /** An OAuth login with GitLab. */
    git_lab_oauth_factor?: models.OAuthFactor | null;
    /** An OAuth login with Instagram. */
    instagram_oauth_factor?: models.OAuthFactor | null;
    /** An OAuth login with LinkedIn. */
    linked_in_oauth_factor?: models.OAuthFactor | null;
    /** An OAuth login with Shopify. */
    shopify_oauth_factor?: models.OAuthFactor | null;
    /** An OAuth login with Slack. */
    slack_oauth_factor?: models.OAuthFactor | null;
    /** An OAuth login with Snapchat. */
    snapchat_oauth_factor?: models.OAuthFactor | null;
    /** An OAuth login with Spotify. */
    spotify_oauth_factor?: models.OAuthFactor | null;
    /** An OAuth login with Steam. */
    steam_oauth_factor?: models.OAuthFactor | null;
    /** An OAuth login with TikTok. */
    tik_tok_oauth_factor?: models.OAuthFactor | null;
    /** An OAuth login with Twitch. */
    twitch_oauth_factor?: models.OAuthFactor | null;
    /** An OAuth login with Twitter. */
    twitter_oauth_factor?: models.OAuthFactor | null;
    /** An embeddable magic link, which your application delivered itself. */
    embeddable_magic_link_factor?: models.EmbeddableMagicLinkFactor | null;
    /** A biometric check on a registered mobile device. */
    biometric_factor?: models.BiometricFactor | null;
    /** A login through a SAML connection. */
    saml_sso_factor?: models.SsoFactor | null;
    /** A login through an OIDC connection. */
    oidc_sso_factor?: models.SsoFactor | null;
    /** An OAuth login with Salesforce. */
    salesforce_oauth_factor?: models.OAuthFactor | null;
    /** An OAuth login with Yahoo. */
    yahoo_oauth_factor?: models.OAuthFactor | null;
    /** An OAuth login with HubSpot. */
    hubspot_oauth_factor?: models.OAuthFactor | null;
    /** A Slack login carried over from another organization. */
    slack_oauth_exchange_factor?: models.OAuthExchangeFactor | null;
    /** A HubSpot login carried over from another organization. */
    hubspot_oauth_exchange_factor?: models.OAuthExchangeFactor | null;
    /** A GitHub login carried over from another organization. */
    github_oauth_exchange_factor?: models.OAuthExchangeFactor | null;
    /** A Google login carried over from another organization. */
    google_oauth_exchange_factor?: models.OAuthExchangeFactor | null;
    /** An impersonation, such as one started by your team in the Stytch dashboard. */
    impersonated_factor?: models.ImpersonatedFactor | null;
    /** An access token of a Connected App that was traded for a session. */
    oauth_access_token_exchange_factor?: models.OAuthAccessTokenExchangeFactor | null;
    /** A trusted auth token that was traded for a session. */
    trusted_auth_token_factor?: models.TrustedAuthTokenFactor | null;
  }

  /** The part of a Connected App that is safe to show to an end user, such as on a consent screen. */
  export interface ConnectedAppPublic {
    /** Unique ID of the Connected App client. */
    client_id: string;
    /** Readable name of the client. */
    client_name: string;
    /** Readable description of the client. */
    client_description: string;
    /** Kind of Connected App: `first_party`, `first_party_public`, `third_party` or `third_party_public`. */
    client_type: models.ConnectedAppClientType;
    /** URL of the Connected App's logo, if it has one. */
    logo_url?: string | null;
  }

  /** Whether a Connected App is your own, and whether it has a client secret. */
  export type ConnectedAppClientType =
    /** Your own application, with a client secret. */
    | "first_party"
    /** Your own application without a client secret, as in a browser or on a phone. */
    | "first_party_public"
    /** An application of a third party, with a client secret. */
    | "third_party"
    /** An application of a third party, without a client secret. */
    | "third_party_public"
    | (string & {});

  /** The kind of blockchain that a crypto wallet belongs to. */
  export type CryptoWalletType =
    /** Ethereum, and every EVM-compatible chain such as Polygon or BSC. */
    | "ethereum"
    /** Solana. */
    | "solana"
    | (string & {});

  /** Whether one attribute of a device is new for this person, with the times when it was first and last seen. */
  export interface DeviceAttributeDetails {
    /** Whether this is the first sighting of the attribute value for this User or Member. */
    is_new: boolean;
    /**
     * When the attribute value first appeared for this User or Member, an RFC 3339 UTC time such as
     * `2021-12-29T12:33:09Z`.
     */
    first_seen_at?: string | null;
    /**
     * When the attribute value last appeared for this User or Member, an RFC 3339 UTC time such as
     * `2021-12-29T12:33:09Z`.
     */
    last_seen_at?: string | null;
  }

  /** What Stytch knows about the device behind a login, and whether that device was seen before. */
  export interface DeviceInfo {
    /** Visitor ID, kept in a cookie, that identifies the user's device. */
    visitor_id: string;
    /** Details of the `visitor_id`, such as when it was seen. */
    visitor_id_details?: models.DeviceAttributeDetails | null;
    /** IP address of the device. */
    ip_address?: string | null;
    /** When `ip_address` was seen for this User or Member, and whether it is new. */
    ip_address_details?: models.DeviceAttributeDetails | null;
    /** City the IP address maps to. */
    ip_geo_city?: string | null;
    /** Region the IP address maps to. */
    ip_geo_region?: string | null;
    /** Country code the IP address maps to. */
    ip_geo_country?: string | null;
    /** When `ip_geo_country` was seen for this User or Member, and whether it is new. */
    ip_geo_country_details?: models.DeviceAttributeDetails | null;
  }

  /** One scope that an OAuth client asked for, and whether the person signing in is able to grant it. */
  export interface ScopeResult {
    /** Name of the scope. */
    scope: string;
    /** Readable description of the scope, as written in the RBAC policy. */
    description: string;
    /** Whether the Member has the permissions needed to grant the scope. */
    is_grantable: boolean;
  }

  /** Language of an email or text message; Stytch falls back to English. */
  export type Locale =
    /** English. */
    | "en"
    /** Spanish. */
    | "es"
    /** Brazilian Portuguese. */
    | "pt-br"
    /** French. */
    | "fr"
    /** Italian. */
    | "it"
    /** German, as used in Germany. */
    | "de-DE"
    /** Chinese in simplified characters. */
    | "zh-Hans"
    /** Catalan, as used in Spain. */
    | "ca-ES"
    /** Japanese. */
    | "ja"
    /** Russian. */
    | "ru"
    /** Dutch. */
    | "nl"
    /** Polish. */
    | "pl"
    /** Turkish. */
    | "tr"
    /** Persian. */
    | "fa"
    /** Vietnamese. */
    | "vi"
    /** Czech. */
    | "cs"
    | (string & {});

  /** The organization in a Member's token. */
  export interface OrganizationClaim {
    /** ID of the organization. */
    organization_id: string;
    /** Slug of the organization, as it stands in its URLs. */
    organization_slug: string;
  }

  /** How an OAuth 2.0 client obtains a token (RFC 6749). */
  export type GrantType =
    /** The client acts for itself: machine to machine. */
    | "client_credentials"
    /** The client exchanges an authorization code. */
    | "authorization_code"
    /** The client exchanges a refresh token for a new access token. */
    | "refresh_token"
    | (string & {});

  /** The type of a token (RFC 7009, RFC 7662). */
  export type TokenTypeHint =
    /** An access token. */
    | "access_token"
    /** A refresh token. */
    | "refresh_token"
    | (string & {});

  /** Parameters of an Argon2 hash that is being migrated to Stytch. */
  export interface Argon2Config {
    /** Salt the hash was made with. */
    salt: string;
    /** Number of iterations the hash was made with. */
    iteration_amount: number;
    /** Argon2 memory cost in KiB. */
    memory: number;
    /** Argon2 thread count, its parallelism factor. */
    threads: number;
    /** Length of the derived key, in other words of the hash. */
    key_length: number;
  }

  /** The result of the LUDS rules for a password (lowercase, uppercase, digits, symbols), and what it still lacks. */
  export interface LudsFeedback {
    /** Whether the password contains a lowercase letter, for the LUDS policy. */
    has_lower_case: boolean;
    /** Whether the password contains an uppercase letter, for the LUDS policy. */
    has_upper_case: boolean;
    /** Whether the password contains a digit, for the LUDS policy. */
    has_digit: boolean;
    /**
     * Whether the password contains a symbol, for the LUDS policy; any UTF-8 character other than a letter from a to z
     * can count.
     */
    has_symbol: boolean;
    /** Count of LUDS character classes the password still lacks; the `has_` fields show which. */
    missing_complexity: number;
    /** Number of characters to add for the password to reach the LUDS minimum length. */
    missing_characters: number;
  }

  /** Salts of an MD5 hash that is being migrated to Stytch. */
  export interface Md5Config {
    /** Salt that goes before the password when it is hashed. */
    prepend_salt: string;
    /** Salt added after the password before it was hashed. */
    append_salt: string;
  }

  /** Parameters of a PBKDF2 hash that is being migrated to Stytch. */
  export interface Pbkdf2Config {
    /** Salt the hash was made with, as a base64 string. */
    salt: string;
    /** Number of iterations the hash was made with. */
    iteration_amount: number;
    /** Length of the derived key, in other words of the hash. */
    key_length: number;
    /** Hash used for the HMAC: `sha256` (the default) or `sha512`. */
    algorithm: models.Pbkdf2Algorithm;
  }

  /** Parameters of a scrypt hash that is being migrated to Stytch. */
  export interface ScryptConfig {
    /** Salt the hash was made with, as a base64 string. */
    salt: string;
    /** Scrypt cost parameter N: a power of two from 2 to 262144. */
    n_parameter: number;
    /** Scrypt block size parameter r. */
    r_parameter: number;
    /** Scrypt parallelism parameter p. */
    p_parameter: number;
    /** Length of the derived key, in other words of the hash. */
    key_length: number;
  }

  /** Salts of a SHA-1 hash that is being migrated to Stytch. */
  export interface Sha1Config {
    /** Salt that goes before the password when it is hashed. */
    prepend_salt: string;
    /** Salt added after the password before it was hashed. */
    append_salt: string;
  }

  /** Salts of a SHA-512 hash that is being migrated to Stytch. */
  export interface Sha512Config {
    /** Salt that goes before the password when it is hashed. */
    prepend_salt: string;
    /** Salt added after the password before it was hashed. */
    append_salt: string;
  }

  /** Algorithm behind a password hash that is being migrated; most come with a config of their own. */
  export type HashType =
    /** A bcrypt hash. */
    | "bcrypt"
    /** An MD5 hash, with salts given in `md_5_config`. */
    | "md_5"
    /** An Argon2i hash, described by `argon_2_config`. */
    | "argon_2i"
    /** An Argon2id hash, described by `argon_2_config`. */
    | "argon_2id"
    /** A SHA-1 hash, with salts given in `sha_1_config`. */
    | "sha_1"
    /** A SHA-512 hash, with salts given in `sha_512_config`. */
    | "sha_512"
    /** A scrypt hash, described by `scrypt_config`. */
    | "scrypt"
    /** A phpass hash, as made by older PHP applications. */
    | "phpass"
    /** A PBKDF2 hash, described by `pbkdf_2_config`. */
    | "pbkdf_2"
    | (string & {});

  /** The rules for passwords in the project. */
  export type PasswordStrengthPolicy =
    /** Passwords are scored by how hard they are to guess, with zxcvbn. */
    | "zxcvbn"
    /** Passwords must hold a mix of lowercase, uppercase, digits and symbols. */
    | "luds"
    | (string & {});

  /** Digest under the HMAC of a PBKDF2 hash; SHA-256 by default. */
  export type Pbkdf2Algorithm =
    /** HMAC with SHA-256. */
    | "sha256"
    /** HMAC with SHA-512. */
    | "sha512"
    | (string & {});

  /** One count of objects in the project. */
  export interface ProjectMetric {
    /** Metric that is counted, such as `USER_COUNT` or `MEMBER_COUNT`. */
    metric_type: models.MetricType;
    /** Value of the metric, zero or more. */
    count: number;
  }

  /** What a project metric counts. */
  export type MetricType =
    /** The API itself does not say what is counted. */
    | "UNKNOWN"
    /** Users. */
    | "USER_COUNT"
    /** Organizations. */
    | "ORGANIZATION_COUNT"
    /** Members. */
    | "MEMBER_COUNT"
    /** M2M clients. */
    | "M2M_CLIENT_COUNT"
    | (string & {});

  /** The outcome of an RBAC check made while a session was authenticated, with the roles that allowed the action. */
  export interface AuthorizationVerdict {
    /** Whether the action on the Resource is permitted; `true` in every successful response. */
    authorized: boolean;
    /** Every Role that allowed the Member to take the action on the Resource. */
    granting_roles: string[];
  }

  /** One RBAC resource and the actions on it that a role or scope grants; `*` stands for every action. */
  export interface Permission {
    /** ID of the RBAC Resource, your own or a built-in one such as `stytch.member`. */
    resource_id: string;
    /** Actions permitted on the Resource; `*` covers every action the Resource defines. */
    actions: string[];
  }

  /** The RBAC policy of a project: its roles, resources and scopes. */
  export interface Policy {
    /** Roles defined in the RBAC policy. */
    roles: models.PolicyRole[];
    /** Resources defined in the RBAC policy. */
    resources: models.PolicyResource[];
    /** Scopes of the RBAC policy. */
    scopes: models.PolicyScope[];
  }

  /** An RBAC resource and every action that exists on it. */
  export interface PolicyResource {
    /**
     * ID of the RBAC Resource, chosen by you or built in: `stytch.organization`, `stytch.member`, `stytch.sso` and
     * `stytch.self`. The `stytch` prefix is reserved.
     */
    resource_id: string;
    /** Readable description of the RBAC Resource. */
    description: string;
    /**
     * Every action defined for this Resource, including `*` and Stytch's reserved ones such as `update.info.name` on
     * `stytch.organization`.
     */
    actions: string[];
  }

  /** An RBAC role: a named set of permissions. */
  export interface PolicyRole {
    /** ID of the RBAC Role, such as `editor`; built-in ones include `stytch_member` and `stytch_admin`. */
    role_id: string;
    /** Readable description of the RBAC Role. */
    description: string;
    /** Permissions granted, each pairing a Resource with the actions allowed on it. */
    permissions: models.Permission[];
  }

  /** An RBAC scope, which an OAuth client requests, and the permissions that it grants. */
  export interface PolicyScope {
    /** ID of the RBAC scope, a readable name that you choose. */
    scope: string;
    /** Readable description of the RBAC scope. */
    description: string;
    /** Permissions granted, each pairing a Resource with the actions allowed on it. */
    permissions: models.Permission[];
  }

  /** Paging details of a search: how many results there are, and the cursor of the next page. */
  export interface ResultsMetadata {
    /** Number of results the search matches; always -1 when totals are disabled for the Workspace. */
    total: number;
    /** Value to send as `cursor` to fetch the next page; empty on the last page. */
    next_cursor?: string | null;
  }

  /** The filters of a search and how they combine; each search has its own filter names. */
  export interface SearchQuery {
    /** How to combine the operands: `AND` matches when all do, `OR` when any does. */
    operator: models.SearchOperator;
    /** Filters to apply, each an object with `filter_name` and `filter_value`; an empty list filters nothing. */
    operands: { filter_name: string; filter_value: unknown }[];
  }

  /** How the operands of a search combine. */
  export type SearchOperator =
    /** Every operand has to match. */
    | "AND"
    /** One matching operand is enough; deprecated except for M2M clients. */
    | "OR"
    | (string & {});

  /** The TOTP registration whose authenticator app generated the code. */
  export interface AuthenticatorAppFactor {
    /** ID of the TOTP registration. */
    totp_id: string;
  }

  /** The biometric registration of a mobile device that signed a challenge. */
  export interface BiometricFactor {
    /** Unique ID of a biometric registration. */
    biometric_registration_id: string;
  }

  /** The crypto wallet that signed a challenge. */
  export interface CryptoWalletFactor {
    /** Unique ID of a crypto wallet. */
    crypto_wallet_id: string;
    /** Blockchain address of the crypto wallet. */
    crypto_wallet_address: string;
    /** Blockchain that the wallet belongs to, such as `ethereum` or `solana`. */
    crypto_wallet_type: models.CryptoWalletType;
  }

  /** The email address that was verified by a link or a passcode. */
  export interface EmailFactor {
    /** Unique ID of an email address. */
    email_id: string;
    /** Email address of the Member or end user. */
    email_address: string;
  }

  /** The embeddable magic link that was used. */
  export interface EmbeddableMagicLinkFactor {
    /** ID tied to the embeddable Magic Link. */
    embedded_id: string;
  }

  /** The administrator behind an impersonated session. */
  export interface ImpersonatedFactor {
    /** Id of the person impersonating; for sessions begun in the Stytch Dashboard, their Dashboard `member_id`. */
    impersonator_id: string;
    /** Email address of the person impersonating. */
    impersonator_email_address: string;
  }

  /** A public key that verifies the session JWTs of a project, as a JSON Web Key. */
  export interface Jwk {
    /** Family of the key, such as `RSA`. */
    kty: string;
    /** Intended use of the key, such as `sig`. */
    use: string;
    /** Operations the key is meant for, such as `verify`. */
    key_ops: string[];
    /** Signing algorithm of the key (JWK `alg`), such as `RS256`. */
    alg: string;
    /** Id of the key, matched against the `kid` in a JWT header. */
    kid: string;
    /** X.509 certificate chain of the key, each certificate in base64 DER form. */
    x5c: string[];
    /** SHA-256 thumbprint of the key's X.509 certificate, in base64url. */
    x5tS256?: string | null;
    /** RSA modulus of the key, base64url encoded. */
    n: string;
    /** RSA public exponent of the key (JWK `e`), base64url encoded. */
    e: string;
  }

  /** The Connected App whose access token was exchanged for a session. */
  export interface OAuthAccessTokenExchangeFactor {
    /** Unique ID of the Connected App client. */
    client_id: string;
  }

  /**
   * A factor carried over from an OAuth login in another organization, for providers whose email addresses Stytch does
   * not consider verified.
   */
  export interface OAuthExchangeFactor {
    /** Unique ID of an email address. */
    email_id: string;
  }

  /** An OAuth login that counts as a factor of a session; the same shape serves every provider. */
  export interface OAuthFactor {
    /** Id of the OAuth registration. */
    id: string;
    /** User's unique ID at the OAuth provider, its `sub` claim. */
    provider_subject: string;
    /** Unique ID of an email address. */
    email_id?: string | null;
  }

  /** The phone number that received a passcode. */
  export interface PhoneNumberFactor {
    /** Unique ID of the phone number. */
    phone_id: string;
    /** Phone number in E.164 form, such as `+12025550162`. */
    phone_number: string;
  }

  /** The TOTP recovery code that was used. */
  export interface RecoveryCodeFactor {
    /** ID of the TOTP recovery code. */
    totp_recovery_code_id: string;
  }

  /** A login through an SSO connection, SAML or OIDC, that counts as a factor of a session. */
  export interface SsoFactor {
    /** Id of the SSO registration. */
    id: string;
    /** Unique ID of the OIDC connection. */
    provider_id: string;
    /** Id the IdP uses for the Member. */
    external_id: string;
  }

  /** The trusted auth token that was exchanged for a session. */
  export interface TrustedAuthTokenFactor {
    /** ID of the trusted auth token. */
    token_id: string;
  }

  /** The passkey or WebAuthn registration that signed a challenge. */
  export interface WebAuthnFactor {
    /** ID of the Passkey or WebAuthn registration. */
    webauthn_registration_id: string;
    /** Domain of your app, where the Passkey or WebAuthn registration began. */
    domain: string;
    /** User agent string of the User's client. */
    user_agent?: string | null;
  }

  /** The channel or provider of an authentication factor. */
  export type DeliveryMethod =
    /** Sent by email. */
    | "email"
    /** Sent as a text message. */
    | "sms"
    /** Sent over WhatsApp. */
    | "whatsapp"
    /** Handed over by your application, as an embeddable magic link. */
    | "embedded"
    /** OAuth with Google. */
    | "oauth_google"
    /** OAuth with Microsoft. */
    | "oauth_microsoft"
    /** OAuth with Apple. */
    | "oauth_apple"
    /** A passkey or WebAuthn registration. */
    | "webauthn_registration"
    /** An authenticator app. */
    | "authenticator_app"
    /** OAuth with GitHub. */
    | "oauth_github"
    /** A recovery code. */
    | "recovery_code"
    /** OAuth with Facebook. */
    | "oauth_facebook"
    /** A crypto wallet. */
    | "crypto_wallet"
    /** OAuth with Amazon. */
    | "oauth_amazon"
    /** OAuth with Bitbucket. */
    | "oauth_bitbucket"
    /** OAuth with Coinbase. */
    | "oauth_coinbase"
    /** OAuth with Discord. */
    | "oauth_discord"
    /** OAuth with Figma. */
    | "oauth_figma"
    /** OAuth with GitLab. */
    | "oauth_gitlab"
    /** OAuth with Instagram. */
    | "oauth_instagram"
    /** OAuth with LinkedIn. */
    | "oauth_linkedin"
    /** OAuth with Shopify. */
    | "oauth_shopify"
    /** OAuth with Slack. */
    | "oauth_slack"
    /** OAuth with Snapchat. */
    | "oauth_snapchat"
    /** OAuth with Spotify. */
    | "oauth_spotify"
    /** OAuth with Steam. */
    | "oauth_steam"
    /** OAuth with TikTok. */
    | "oauth_tiktok"
    /** OAuth with Twitch. */
    | "oauth_twitch"
    /** OAuth with Twitter. */
    | "oauth_twitter"
    /** Something the person knows, which is a password. */
    | "knowledge"
    /** A biometric registration. */
    | "biometric"
    /** A SAML connection. */
    | "sso_saml"
    /** An OIDC connection. */
    | "sso_oidc"
    /** OAuth with Salesforce. */
    | "oauth_salesforce"
    /** OAuth with Yahoo. */
    | "oauth_yahoo"
    /** OAuth with HubSpot. */
    | "oauth_hubspot"
    /** A session imported from Auth0. */
    | "imported_auth0"
    /** A Slack login carried over from another organization. */
    | "oauth_exchange_slack"
    /** A HubSpot login carried over from another organization. */
    | "oauth_exchange_hubspot"
    /** A GitHub login carried over from another organization. */
    | "oauth_exchange_github"
    /** A Google login carried over from another organization. */
    | "oauth_exchange_google"
    /** An impersonation of the account. */
    | "impersonation"
    /** An access token of a Connected App that was exchanged for a session. */
    | "oauth_access_token_exchange"
    /** A trusted auth token that was exchanged for a session. */
    | "trusted_token_exchange"
    | (string & {});

  /** The kind of an authentication factor. */
  export type FactorType =
    /** A magic link. */
    | "magic_link"
    /** A one-time passcode. */
    | "otp"
    /** A login with an OAuth provider. */
    | "oauth"
    /** A passkey or other WebAuthn credential. */
    | "webauthn"
    /** A code from an authenticator app. */
    | "totp"
    /** A signature of a crypto wallet. */
    | "crypto"
    /** A password. */
    | "password"
    /** A signed challenge, as made by a biometric registration. */
    | "signature_challenge"
    /** A login through an SSO connection. */
    | "sso"
    /** A session imported from another identity service. */
    | "imported"
    /** A recovery code. */
    | "recovery_codes"
    /** A one-time passcode sent by email. */
    | "email_otp"
    /** An impersonation of the account. */
    | "impersonated"
    /** A trusted auth token that was exchanged for a session. */
    | "trusted_auth_token"
    | (string & {});
}

/** The OAuth 2.0 endpoints of a project: tokens for Connected Apps and M2M clients. */
export namespace oauth2 {
  /** What is below `oauth2` in the tree of operations. */
  export interface Methods {
    /**
     * Checks whether a token of a Connected App or M2M client is valid, and returns its claims (RFC 7662).
     *
     * A success with `active` set to `false` means that the token is not valid. The client authenticates in the form;
     * the project's secret is not sent.
     *
     * `POST /v1/public/{project_id}/oauth2/introspect`. [Documentation](https://www.rfc-editor.org/rfc/rfc7662).
     */
    introspect(args: oauth2.Introspect, options?: CallOptions): Promise<oauth2.IntrospectResponse>;
    /**
     * Revokes a token of a Connected App (RFC 7009).
     *
     * Revoking a refresh token also revokes the access token it came with. The client authenticates in the form; the
     * project's secret is not sent.
     *
     * `POST /v1/public/{project_id}/oauth2/revoke`. [Documentation](https://www.rfc-editor.org/rfc/rfc7009).
     */
    revoke(args: oauth2.Revoke, options?: CallOptions): Promise<oauth2.RevokeResponse>;
    /**
     * Issues tokens to an OAuth 2.0 client (RFC 6749).
     *
     * With `client_credentials` pass the `client_secret` and optionally a `scope`; with `authorization_code` the
     * `code`, `redirect_uri` and, for PKCE, `code_verifier`; with `refresh_token` the `refresh_token`. The client
     * authenticates in the form; the project's secret is not sent.
     *
     * `POST /v1/public/{project_id}/oauth2/token`. [Documentation](https://www.rfc-editor.org/rfc/rfc6749#section-4).
     */
    token(args: oauth2.Token, options?: CallOptions): Promise<oauth2.TokenResponse>;
    /**
     * Returns the claims about the User or Member of an access token (OpenID Connect).
     *
     * The scopes of the token determine which claims are returned.
     *
     * `GET /v1/public/{project_id}/oauth2/userinfo`.
     * [Documentation](https://openid.net/specs/openid-connect-core-1_0.html#UserInfo).
     */
    userinfo(args: oauth2.Userinfo, options?: CallOptions): Promise<oauth2.UserinfoResponse>;
  }

  /**
   * Checks whether a token of a Connected App or M2M client is valid, and returns its claims (RFC 7662).
   *
   * A success with `active` set to `false` means that the token is not valid. The client authenticates in the form; the
   * project's secret is not sent.
   *
   * `POST /v1/public/{project_id}/oauth2/introspect`, answered by `IntrospectResponse`.
   * [Documentation](https://www.rfc-editor.org/rfc/rfc7662).
   */
  export interface Introspect {
    /** ID of the Stytch project. */
    project_id?: string;
    /** Token to check. */
    token: string;
    /** ID of the calling client. */
    client_id: string;
    /** Secret of the calling client; public clients have none. */
    client_secret?: string;
    /** Type of the token, to find it faster: `access_token` or `refresh_token`. */
    token_type_hint?: models.TokenTypeHint;
  }

  /** What `Introspect` answers. */
  export interface IntrospectResponse {
    /** Whether the token is valid; every other field is empty if it is not. */
    active: boolean;
    /** Subject of the token: a User, Member or M2M client id. */
    sub?: string | null;
    /** Scopes of the token, separated by spaces. */
    scope?: string | null;
    /** Client that the token was given to. */
    client_id?: string | null;
    /** Kind of the token, such as `access_token`. */
    token_type?: string | null;
    /** Human-readable name of the token's subject. */
    username?: string | null;
    /** Audiences that the token is meant for. */
    aud?: string | string[] | null;
    /** Expiry of the token, in Unix seconds. */
    exp?: number | null;
    /** Time of issue, in Unix seconds. */
    iat?: number | null;
    /** Time before which the token is not valid, in Unix seconds. */
    nbf?: number | null;
    /** Issuer of the token: `stytch.com/` with the project id, or the project's domain. */
    iss?: string | null;
    /** Organization that a Member's token belongs to. */
    "https://stytch.com/organization"?: models.OrganizationClaim | null;
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** HTTP status code of the response, such as `200`. */
    status_code?: number | null;
    /** Claims of the token that have no separate field. */
    [name: string]: unknown;
  }

  /**
   * Revokes a token of a Connected App (RFC 7009).
   *
   * Revoking a refresh token also revokes the access token it came with. The client authenticates in the form; the
   * project's secret is not sent.
   *
   * `POST /v1/public/{project_id}/oauth2/revoke`, answered by `RevokeResponse`.
   * [Documentation](https://www.rfc-editor.org/rfc/rfc7009).
   */
  export interface Revoke {
    /** ID of the Stytch project. */
    project_id?: string;
    /** Token to revoke. */
    token: string;
    /** Client that the token was given to. */
    client_id: string;
    /** Secret of the client; public clients have none. */
    client_secret?: string;
    /** Type of the token, to find it faster: `access_token` or `refresh_token`. */
    token_type_hint?: models.TokenTypeHint;
  }

  /** What `Revoke` answers. */
  export interface RevokeResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** HTTP status code of the response, such as `200`. */
    status_code?: number | null;
  }

  /**
   * Issues tokens to an OAuth 2.0 client (RFC 6749).
   *
   * With `client_credentials` pass the `client_secret` and optionally a `scope`; with `authorization_code` the `code`,
   * `redirect_uri` and, for PKCE, `code_verifier`; with `refresh_token` the `refresh_token`. The client authenticates
   * in the form; the project's secret is not sent.
   *
   * `POST /v1/public/{project_id}/oauth2/token`, answered by `TokenResponse`.
   * [Documentation](https://www.rfc-editor.org/rfc/rfc6749#section-4).
   */
  export interface Token {
    /** ID of the Stytch project. */
    project_id?: string;
    /** How the token is obtained: with client credentials, an authorization code or a refresh token. */
    grant_type: models.GrantType;
    /** Client that requests a token. */
    client_id: string;
    /** Secret of the client; public clients have none. */
    client_secret?: string;
    /** Scopes to request, separated by spaces; Stytch grants all of the client's when unset. */
    scope?: string;
    /** Authorization code from the redirect. */
    code?: string;
    /** Redirect URI that started the flow; needed with an authorization code. */
    redirect_uri?: string;
    /** PKCE verifier (RFC 7636) of the challenge that started the flow. */
    code_verifier?: string;
    /** Refresh token to exchange; needed with that grant. */
    refresh_token?: string;
  }

  /** What `Token` answers. */
  export interface TokenResponse {
    /** Access token, to be sent as `Authorization: Bearer`. */
    access_token: string;
    /** How to use the token: `bearer`. */
    token_type: string;
    /** Seconds until the access token expires. */
    expires_in: number;
    /** Refresh token, if the scope `offline_access` was requested. */
    refresh_token?: string | null;
    /** OpenID Connect ID token, if the scope `openid` was requested. */
    id_token?: string | null;
    /** Granted scopes, separated by spaces. */
    scope?: string | null;
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** HTTP status code of the response, such as `200`. */
    status_code?: number | null;
  }

  /**
   * Returns the claims about the User or Member of an access token (OpenID Connect).
   *
   * The scopes of the token determine which claims are returned.
   *
   * `GET /v1/public/{project_id}/oauth2/userinfo`, answered by `UserinfoResponse`.
   * [Documentation](https://openid.net/specs/openid-connect-core-1_0.html#UserInfo).
   */
  export interface Userinfo {
    /** ID of the Stytch project. */
    project_id?: string;
    /** Access token of the User or Member, sent as `Authorization: Bearer`. */
    access_token: string;
  }

  /** What `Userinfo` answers. */
  export interface UserinfoResponse {
    /** Subject of the token: a User or Member id. */
    sub: string;
    /** Full name, with the scope `profile`. */
    name?: string | null;
    /** Given name (first name) of the person. */
    given_name?: string | null;
    /** Middle name. */
    middle_name?: string | null;
    /** Family name (last name). */
    family_name?: string | null;
    /** URL of a portrait. */
    picture?: string | null;
    /** Language of the person, such as `en-US`. */
    locale?: string | null;
    /** Email address, with the scope `email`. */
    email?: string | null;
    /** Whether the email address is verified. */
    email_verified?: boolean | null;
    /** Phone number in E.164 form, with the scope `phone`. */
    phone_number?: string | null;
    /** Whether the phone number is verified. */
    phone_number_verified?: boolean | null;
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** HTTP status code of the response, such as `200`. */
    status_code?: number | null;
    /** Claims that have no separate field. */
    [name: string]: unknown;
  }
}

/** Figures about the project. */
export namespace project {
  /** What is below `project` in the tree of operations. */
  export interface Methods {
    /**
     * Counts the project's users, organizations, members and M2M clients.
     *
     * `GET /v1/projects/metrics`. [Documentation](https://stytch.com/docs/api).
     */
    metrics(args?: project.Metrics, options?: CallOptions): Promise<project.MetricsResponse>;
  }

  /**
   * Counts the project's users, organizations, members and M2M clients.
   *
   * `GET /v1/projects/metrics`, answered by `MetricsResponse`. [Documentation](https://stytch.com/docs/api).
   */
  export type Metrics = { [name: string]: never };

  /** What `Metrics` answers. */
  export interface MetricsResponse {
    /** Unique ID of this API call; log it, as Stytch support may ask for it. */
    request_id?: string | null;
    /** ID of the Stytch project. */
    project_id: string;
    /** Usage counts of the project, one entry for each metric type. */
    metrics: models.ProjectMetric[];
    /** HTTP status code of the response, such as `200`. */
    status_code: number;
  }
}
