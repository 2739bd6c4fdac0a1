// A Cloudflare Worker that requires a session.
//
// | request | effect |
// |---|---|
// | `POST /passcode` with `{"email": ..}` | emails a passcode, also to a new user, and returns a `method_id` |
// | `POST /login` with `{"method_id": .., "code": ..}` | starts a session, and stores its JWT in a cookie |
// | `POST /logout` | ends the session |
// | anything else | greets a user who has a session |

import { Stytch, StytchError } from "stytch-wasm";

// The age from which JWTs are sent to Stytch, which returns a fresh one. For that long, a revoked session can still be used.
const MAX_AGE_SECONDS = 60;
const SESSION_MINUTES = 7 * 24 * 60;

// One for all requests: it caches the project's keys, so most requests send nothing to Stytch.
let stytch;

export default {
  async fetch(request, env) {
    // If this throws, the log says which variable is missing; visitors only see an error page.
    stytch ??= new Stytch({
      projectId: env.STYTCH_PROJECT_ID,
      secret: env.STYTCH_SECRET,
      baseUrl: env.STYTCH_BASE_URL || undefined,
    });
    try {
      switch (`${request.method} ${new URL(request.url).pathname}`) {
        case "POST /passcode":
          return await sendPasscode(request);
        case "POST /login":
          return await logIn(request);
        case "POST /logout":
          return await logOut(request);
        default:
          return await hello(request);
      }
    } catch (error) {
      return refuse(error);
    }
  },
};

// In the common case, this sends no request to Stytch.
async function hello(request) {
  const sessionJwt = sessionCookie(request);
  if (sessionJwt === undefined) return answer(401, "log in first\n");
  const login = await stytch.consumer.sessions.authenticateJwt(sessionJwt, { maxAgeSeconds: MAX_AGE_SECONDS });
  // If Stytch was asked, it returned a fresh JWT.
  return answer(200, `hello, ${login.session.user_id}\n`, login.freshJwt && withSession(login.freshJwt));
}

async function sendPasscode(request) {
  const { email } = await readJson(request);
  if (typeof email !== "string") return answer(400, "send JSON with an email\n");
  try {
    const args = { email, expiration_minutes: 10 };
    const { email_id } = await stytch.consumer.otps.email.login_or_create(args);
    return answer(200, JSON.stringify({ method_id: email_id }), { "content-type": "application/json" });
  } catch (error) {
    if (error.kind === "api" && error.status === 400) return answer(400, "there is no such address\n");
    throw error;
  }
}

async function logIn(request) {
  const { method_id, code } = await readJson(request);
  if (typeof method_id !== "string" || typeof code !== "string") {
    return answer(400, "send JSON with a method_id and a code\n");
  }
  try {
    const args = { method_id, code, session_duration_minutes: SESSION_MINUTES };
    const login = await stytch.consumer.otps.authenticate(args);
    return answer(200, "welcome\n", withSession(login.session_jwt));
  } catch (error) {
    if (error.kind !== "api" || ![400, 401, 404].includes(error.status)) throw error;
    console.error(`login: ${error.message}`);
    return answer(401, "wrong passcode\n");
  }
}

// A copy of the cookie stays valid until its JWT is older than the maximum age.
async function logOut(request) {
  const sessionJwt = sessionCookie(request);
  try {
    if (sessionJwt !== undefined) await stytch.consumer.sessions.revoke({ session_jwt: sessionJwt });
  } catch (error) {
    // There is no such session, or no longer.
    if (error.kind !== "api" || ![400, 404].includes(error.status)) throw error;
  }
  return answer(200, "goodbye\n", { "set-cookie": "session=; Path=/; HttpOnly; Secure; SameSite=Lax; Max-Age=0" });
}

// A no differs from a check that could not be completed: users stay logged in while Stytch cannot be reached.
function refuse(error) {
  if (!(error instanceof StytchError)) throw error;
  console.error(error.message); // It never contains a secret.
  if (error.kind !== "denied") return answer(503, "try again soon\n", { "retry-after": "5" });
  return error.isForbidden ? answer(403, "you may not\n") : answer(401, "log in again\n");
}

// No cache may serve the page of one user to another.
function answer(status, body, headers) {
  return new Response(body, {
    status,
    headers: { "cache-control": "no-store", "content-type": "text/plain; charset=utf-8", ...headers },
  });
}

// With `HttpOnly`, no script can read the cookie. With `Secure`, it is sent only over TLS (browsers make an exception for
// `localhost`). With `SameSite=Lax`, requests from other sites do not send it, except when the user follows a link.
function withSession(sessionJwt) {
  return { "set-cookie": `session=${sessionJwt}; Path=/; HttpOnly; Secure; SameSite=Lax` };
}

function sessionCookie(request) {
  const cookies = (request.headers.get("cookie") ?? "").split(";").map((cookie) => cookie.trim());
  return cookies.find((cookie) => cookie.startsWith("session="))?.slice("session=".length);
}

// Reads only JSON. A form on another site cannot send that, so it cannot log a visitor in to an attacker's account.
async function readJson(request) {
  if (!request.headers.get("content-type")?.startsWith("application/json")) return {};
  try {
    return (await request.json()) ?? {};
  } catch {
    return {};
  }
}
