// A Cloudflare worker that lets nobody in without a session.
//
// | request | what it does |
// |---|---|
// | `POST /passcode` with `{"email": ..}` | mails a passcode, to a new user too, and answers a `method_id` |
// | `POST /login` with `{"method_id": .., "code": ..}` | makes a session, and puts its JWT into a cookie |
// | `POST /logout` | ends the session |
// | anything else | says hello to whoever has a session |

import { Stytch, StytchError } from "stytch-wasm";

// How old a JWT may be before Stytch is asked, and gives a fresh one: so long can a session that was revoked go on.
const MAX_AGE_SECONDS = 60;
const SESSION_MINUTES = 7 * 24 * 60;

// One for all requests: it keeps the project's keys, so that a request to Stytch is the exception.
let stytch;

export default {
  async fetch(request, env) {
    // Of a worker that is not set up, the log says which variable is missing; visitors only see that something is wrong.
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
  const login = await stytch.authenticateSessionJwt(sessionJwt, { maxAgeSeconds: MAX_AGE_SECONDS });
  // If Stytch was asked, it answered with a JWT for the cookie.
  return answer(200, `hello, ${login.session.user_id}\n`, login.freshJwt && withSession(login.freshJwt));
}

async function sendPasscode(request) {
  const { email } = await readJson(request);
  if (typeof email !== "string") return answer(400, "send JSON with an email\n");
  try {
    const args = { email, expiration_minutes: 10 };
    const { email_id } = await stytch.call("consumer.otps.email.login_or_create", args);
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
    const login = await stytch.call("consumer.otps.authenticate", args);
    return answer(200, "welcome\n", withSession(login.session_jwt));
  } catch (error) {
    if (error.kind !== "api" || ![400, 401, 404].includes(error.status)) throw error;
    console.error(`login: ${error.message}`);
    return answer(401, "wrong passcode\n");
  }
}

// A copy of the cookie is still good until its JWT is older than the maximum age.
async function logOut(request) {
  const sessionJwt = sessionCookie(request);
  try {
    if (sessionJwt !== undefined) await stytch.call("consumer.sessions.revoke", { session_jwt: sessionJwt });
  } catch (error) {
    // No such session any more, or no session at all.
    if (error.kind !== "api" || ![400, 404].includes(error.status)) throw error;
  }
  return answer(200, "goodbye\n", { "set-cookie": "session=; Path=/; HttpOnly; Secure; SameSite=Lax; Max-Age=0" });
}

// "No" and "cannot tell" are different answers: nobody is logged out because Stytch cannot be reached.
function refuse(error) {
  if (!(error instanceof StytchError)) throw error;
  console.error(error.message); // It never has a secret in it.
  if (error.kind !== "denied") return answer(503, "try again soon\n", { "retry-after": "5" });
  return error.isForbidden ? answer(403, "you may not\n") : answer(401, "log in again\n");
}

// What one person may see must not come out of a cache for another.
function answer(status, body, headers) {
  return new Response(body, {
    status,
    headers: { "cache-control": "no-store", "content-type": "text/plain; charset=utf-8", ...headers },
  });
}

// `HttpOnly`, so that no script can read it; `Secure`, so that it never travels without TLS (browsers make an exception for
// `localhost`); `SameSite=Lax`, so that requests that another site makes, other than by a link, come without it.
function withSession(sessionJwt) {
  return { "set-cookie": `session=${sessionJwt}; Path=/; HttpOnly; Secure; SameSite=Lax` };
}

function sessionCookie(request) {
  const cookies = (request.headers.get("cookie") ?? "").split(";").map((cookie) => cookie.trim());
  return cookies.find((cookie) => cookie.startsWith("session="))?.slice("session=".length);
}

// Only what is sent as JSON: a form on somebody else's site cannot send that, and so not log visitors in as somebody else.
async function readJson(request) {
  if (!request.headers.get("content-type")?.startsWith("application/json")) return {};
  try {
    return (await request.json()) ?? {};
  } catch {
    return {};
  }
}
