// libstytch: an unofficial client for the Stytch API. Made of the Rust sources by cbindgen; see the README beside it.
//
// Text goes in as a pointer and a length, is UTF-8, and is only read during the call: STYTCH_STR("..") is both for a C string.
// NULL with the length 0 is empty text. Text comes out as a StytchText, which the caller frees.
//
// What a function returns through pointers is written only if it succeeds, and `error` only if it fails: a JSON object with
// `kind`, `message` and more, see the README. `error` may be NULL. Handles may be NULL where they are freed, and nowhere else.
//
// Threads: a StytchClient can be used by all of them at the same time, every other handle by one at a time.
// fork: a StytchClient can be used on both sides. A StytchRun and a StytchPages belong to the process that made them.

#ifndef STYTCH_H
#define STYTCH_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

// A C string as the two arguments that text is.
#define STYTCH_STR(text) (text), strlen(text)
// No text, as the two arguments that text is.
#define STYTCH_NONE NULL, 0

// What became of a call. Everything but `STYTCH_STATUS_OK` is a failure, of which the error's JSON says more.
typedef enum {
  // It succeeded.
  STYTCH_STATUS_OK = 0,
  // The request, an option or a param cannot be used. Nothing was sent.
  STYTCH_STATUS_BUILD = 1,
  // Stytch, or something on the way to it, refused.
  STYTCH_STATUS_API = 2,
  // A check said no. Any other failure of a check means that it could not be completed.
  STYTCH_STATUS_DENIED = 3,
  // No response arrived.
  STYTCH_STATUS_TRANSPORT = 4,
  // The response does not have the expected form.
  STYTCH_STATUS_DECODE = 5,
  // An argument is `NULL` that must not be, or is not UTF-8.
  STYTCH_STATUS_ARGUMENT = 6,
  // A fault of this library, which was stopped. What the call used can be freed, but not used again.
  STYTCH_STATUS_PANIC = 7,
} StytchStatus;

// What to do next.
typedef enum {
  // Send the request, and pass on its outcome with `stytch_run_responded` or `stytch_run_failed`.
  STYTCH_NEXT_SEND = 0,
  // Wait, and then call `stytch_run_woke`.
  STYTCH_NEXT_WAIT = 1,
  // Nothing: `text` is the result.
  STYTCH_NEXT_DONE = 2,
} StytchNext;

// A client. Threads can use one at the same time, and so can processes after `fork`, each for itself.
typedef struct StytchClient StytchClient;

// A walk through the pages of a list. One thread uses it at a time.
typedef struct StytchPages StytchPages;

// A call or a flow under way. One thread uses it at a time.
typedef struct StytchRun StytchRun;

// Text or bytes that the caller frees with `stytch_text_free`. A NUL follows, which the length does not count: text without
// a NUL in it, as all JSON is, can be used as a C string.
typedef struct {
  // The bytes; `NULL` if there is no text.
  char *data;
  // How many there are.
  size_t length;
} StytchText;

// A step, which the caller frees with `stytch_step_free`.
typedef struct {
  // What to do next.
  StytchNext next;
  // For `STYTCH_NEXT_SEND`, a JSON object with the `method`, the `url` and the `headers` of the request, an object of texts; for
  // `STYTCH_NEXT_DONE`, the result.
  StytchText text;
  // For `STYTCH_NEXT_SEND`, the body of the request, which may be empty.
  StytchText body;
  // For `STYTCH_NEXT_WAIT`, how long.
  uint64_t wait_milliseconds;
} StytchStep;

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

// The version of the library, such as `0.1.0`. It is ended by a NUL, and must not be freed.
const char *stytch_version(void);

#if defined(STYTCH_PANIC_FOR_TESTS)
// Panics, for tests of what then happens.
StytchStatus stytch_panic(StytchText *error);
#endif

// Creates a client with these options, a JSON object: `{"project_id": "..", "secret": ".."}` and others, see the README.
StytchStatus stytch_client_new(const char *options,
                               size_t options_length,
                               StytchClient **client,
                               StytchText *error);

// Creates a client for the project in the environment: `STYTCH_PROJECT_ID`, `STYTCH_SECRET` and, optionally,
// `STYTCH_BASE_URL`.
StytchStatus stytch_client_from_env(StytchClient **client,
                                    StytchText *error);

// Frees a client. Runs and pages of it can still be used.
void stytch_client_free(StytchClient *client);

// Calls an operation or a flow by name, such as `consumer.otps.sms.send` or `consumer.sessions.authenticate_jwt`, and
// waits for its result.
//
// `args` and `options` are JSON objects, or empty. Options are `member_session`, `timeout_seconds`, `total_timeout_seconds`
// and `max_retries`. The result is a JSON object.
StytchStatus stytch_call(const StytchClient *client,
                         const char *name,
                         size_t name_length,
                         const char *args,
                         size_t args_length,
                         const char *options,
                         size_t options_length,
                         StytchText *result,
                         StytchText *error);

// Computes what needs no request: start URLs, redirects, PKCE, and webhooks, whose `body` is the bytes as received.
StytchStatus stytch_compute(const StytchClient *client,
                            const char *name,
                            size_t name_length,
                            const char *args,
                            size_t args_length,
                            const char *body,
                            size_t body_length,
                            StytchText *result,
                            StytchText *error);

// Replaces the project's secret, as after a rotation. Calls that have begun keep the old one.
StytchStatus stytch_client_replace_secret(const StytchClient *client,
                                          const char *secret,
                                          size_t secret_length,
                                          StytchText *error);

// The project's keys and RBAC policies as JSON, for other processes. The result has no data if none were fetched.
StytchStatus stytch_client_export(const StytchClient *client,
                                  StytchText *result,
                                  StytchText *error);

// Imports what another process exported, if it is newer. An attacker who can change it can forge sessions.
StytchStatus stytch_client_import(const StytchClient *client,
                                  const char *exported,
                                  size_t exported_length,
                                  StytchText *error);

// Begins a walk through the pages of an operation such as `consumer.users.search`.
StytchStatus stytch_pages_new(const StytchClient *client,
                              const char *name,
                              size_t name_length,
                              const char *args,
                              size_t args_length,
                              const char *options,
                              size_t options_length,
                              StytchPages **pages,
                              StytchText *error);

// Fetches the next page. The result has no data after the last one. A page that failed is fetched again by the next call.
StytchStatus stytch_pages_next(StytchPages *pages,
                               StytchText *result,
                               StytchText *error);

// The cursor of the next page, to resume later: it goes into the `args` of another walk as `cursor`. The result has no data
// before the first page and after the last one.
StytchStatus stytch_pages_cursor(const StytchPages *pages,
                                 StytchText *result,
                                 StytchText *error);

// Frees a walk.
void stytch_pages_free(StytchPages *pages);

// Begins a call or a flow; see `stytch_call`. The first step is that of `stytch_run_start`.
StytchStatus stytch_run_new(const StytchClient *client,
                            const char *name,
                            size_t name_length,
                            const char *args,
                            size_t args_length,
                            const char *options,
                            size_t options_length,
                            StytchRun **run,
                            StytchText *error);

// The first step.
StytchStatus stytch_run_start(StytchRun *run, StytchStep *step, StytchText *error);

// After `STYTCH_NEXT_SEND`: a response arrived. `headers` are lines `name: value`; only `age`, `cache-control`, `date` and
// `retry-after` are read. `body` is decompressed. Redirects must not be followed.
StytchStatus stytch_run_responded(StytchRun *run,
                                  uint16_t status,
                                  const char *headers,
                                  size_t headers_length,
                                  const char *body,
                                  size_t body_length,
                                  StytchStep *step,
                                  StytchText *error);

// After `STYTCH_NEXT_SEND`: no response arrived. `kind` is `connect`, `proxy_refused`, `timeout`, `redirect`, `too_large` or
// `interrupted`: it decides whether the request is tried again. `message` is for people.
StytchStatus stytch_run_failed(StytchRun *run,
                               const char *kind,
                               size_t kind_length,
                               const char *message,
                               size_t message_length,
                               StytchStep *step,
                               StytchText *error);

// After `STYTCH_NEXT_WAIT`: the time is over.
StytchStatus stytch_run_woke(StytchRun *run, StytchStep *step, StytchText *error);

// Frees a run, also before its end.
void stytch_run_free(StytchRun *run);

// Frees what a step holds.
void stytch_step_free(StytchStep step);

// Frees a text. A text without data is freed too.
void stytch_text_free(StytchText text);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* STYTCH_H */
