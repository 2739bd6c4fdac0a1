// Logs a user in and out, checks a session JWT, and sees an error. Against Stytch, with STYTCH_PROJECT_ID and STYTCH_SECRET
// in the environment, or against the emulator; see the README.

#include <stdio.h>
#include <stdlib.h>

#include "stytch.h"

static void expect(StytchStatus status, StytchStatus expected, StytchText *error) {
  if (status != expected) {
    fprintf(stderr, "status %d: %s\n", (int)status, error->data ? error->data : "");
    exit(1);
  }
}

// The text of a field. A real program reads JSON with a library.
static char *field(const StytchText *json, const char *name) {
  char pattern[64];
  snprintf(pattern, sizeof pattern, "\"%s\":\"", name);
  const char *start = strstr(json->data, pattern);
  if (start == NULL) {
    fprintf(stderr, "there is no %s in %s\n", name, json->data);
    exit(1);
  }
  start += strlen(pattern);
  size_t length = strcspn(start, "\"");
  char *text = malloc(length + 1);
  memcpy(text, start, length);
  text[length] = '\0';
  return text;
}

static StytchText call(const StytchClient *stytch, const char *name, const char *args, StytchStatus expected) {
  StytchText result = {0}, error = {0};
  expect(stytch_call(stytch, STYTCH_STR(name), STYTCH_STR(args), STYTCH_NONE, &result, &error), expected, &error);
  // One of the two is empty.
  return expected == STYTCH_STATUS_OK ? result : error;
}

int main(void) {
  StytchClient *stytch = NULL;
  StytchText error = {0};
  expect(stytch_client_from_env(&stytch, &error), STYTCH_STATUS_OK, &error);

  StytchText login = call(stytch, "consumer.passwords.create",
                          "{\"email\": \"ada@example.com\", \"password\": \"correct horse battery\","
                          " \"session_duration_minutes\": 60}",
                          STYTCH_STATUS_OK);
  char *jwt = field(&login, "session_jwt"), *token = field(&login, "session_token"), *user = field(&login, "user_id");

  char args[4096];
  snprintf(args, sizeof args, "{\"session_jwt\": \"%s\"}", jwt);
  StytchText session = call(stytch, "consumer.sessions.authenticate_jwt", args, STYTCH_STATUS_OK);
  char *checked = field(&session, "user_id");
  if (strcmp(checked, user) != 0) return 1;
  printf("%s is logged in\n", user);

  StytchText denied =
      call(stytch, "consumer.sessions.authenticate_jwt", "{\"session_jwt\": \"made up\"}", STYTCH_STATUS_DENIED);
  char *reason = field(&denied, "reason");
  printf("a made-up JWT is denied: %s\n", reason);

  StytchText wrong = call(stytch, "consumer.passwords.authenticate",
                          "{\"email\": \"ada@example.com\", \"password\": \"wrong\"}", STYTCH_STATUS_API);
  char *type = field(&wrong, "error_type");
  printf("a wrong password is an error: %s\n", type);

  StytchText typo = call(stytch, "consumer.password.create", "{}", STYTCH_STATUS_BUILD);
  char *message = field(&typo, "message");
  printf("%s\n", message);

  snprintf(args, sizeof args, "{\"session_token\": \"%s\"}", token);
  StytchText out = call(stytch, "consumer.sessions.revoke", args, STYTCH_STATUS_OK);
  printf("%s is logged out\n", user);

  StytchText texts[] = {login, session, denied, wrong, typo, out};
  for (size_t index = 0; index < sizeof texts / sizeof *texts; index++) stytch_text_free(texts[index]);
  char *copies[] = {jwt, token, user, checked, reason, type, message};
  for (size_t index = 0; index < sizeof copies / sizeof *copies; index++) free(copies[index]);
  stytch_client_free(stytch);
  return 0;
}
