// What must hold beyond a login: threads, pages, steps, fork, wrong arguments, and a panic that was stopped.

#include <assert.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "stytch.h"

#undef NDEBUG

static StytchClient *stytch;

static void must(StytchStatus status, StytchText *error) {
  if (status != STYTCH_STATUS_OK) {
    fprintf(stderr, "status %d: %s\n", (int)status, error->data ? error->data : "");
    abort();
  }
}

static void *many_calls(void *number) {
  for (int call = 0; call < 50; call++) {
    char args[128];
    snprintf(args, sizeof args, "{\"email\": \"user-%ld-%d@example.com\"}", (long)number, call);
    StytchText result = {0}, error = {0};
    must(stytch_call(stytch, STYTCH_STR("consumer.users.create"), STYTCH_STR(args), STYTCH_NONE, &result, &error), &error);
    assert(strstr(result.data, "\"user_id\":\"user-test-") != NULL);
    stytch_text_free(result);
  }
  return NULL;
}

static void threads(void) {
  pthread_t threads[8];
  for (long number = 0; number < 8; number++) assert(pthread_create(&threads[number], NULL, many_calls, (void *)number) == 0);
  for (int number = 0; number < 8; number++) assert(pthread_join(threads[number], NULL) == 0);
}

static void pages(void) {
  StytchPages *pages = NULL;
  StytchText error = {0}, page = {0}, cursor = {0};
  must(stytch_pages_new(stytch, STYTCH_STR("consumer.users.search"), STYTCH_STR("{\"limit\": 150}"), STYTCH_NONE, &pages,
                        &error), &error);
  int count = 0;
  for (;;) {
    must(stytch_pages_next(pages, &page, &error), &error);
    if (page.data == NULL) break;
    count++;
    must(stytch_pages_cursor(pages, &cursor, &error), &error);
    assert((cursor.data == NULL) == (count == 3));
    stytch_text_free(cursor);
    stytch_text_free(page);
  }
  assert(count == 3);
  stytch_pages_free(pages);
}

// As a program with an HTTP client of its own would.
static void steps(void) {
  StytchRun *run = NULL;
  StytchStep step;
  StytchText error = {0};
  must(stytch_run_new(stytch, STYTCH_STR("consumer.users.get"), STYTCH_STR("{\"user_id\": \"user-test-1\"}"), STYTCH_NONE,
                      &run, &error), &error);
  must(stytch_run_start(run, &step, &error), &error);
  assert(step.next == STYTCH_NEXT_SEND && step.body.length == 0);
  assert(strstr(step.text.data, "\"method\":\"GET\"") && strstr(step.text.data, "/v1/users/user-test-1\""));
  stytch_step_free(step);

  must(stytch_run_failed(run, STYTCH_STR("connect"), STYTCH_STR("refused"), &step, &error), &error);
  assert(step.next == STYTCH_NEXT_WAIT && step.wait_milliseconds > 0);
  stytch_step_free(step);
  do {
    usleep(50 * 1000);
    must(stytch_run_woke(run, &step, &error), &error);
    if (step.next == STYTCH_NEXT_WAIT) stytch_step_free(step);
  } while (step.next == STYTCH_NEXT_WAIT);
  assert(step.next == STYTCH_NEXT_SEND);
  stytch_step_free(step);

  const char *body = "{\"user_id\": \"user-test-1\"}";
  must(stytch_run_responded(run, 200, STYTCH_STR("content-type: application/json\n"), STYTCH_STR(body), &step, &error), &error);
  assert(step.next == STYTCH_NEXT_DONE && strcmp(step.text.data, "{\"user_id\":\"user-test-1\"}") == 0);
  stytch_step_free(step);
  assert(stytch_run_woke(run, &step, &error) == STYTCH_STATUS_BUILD);
  stytch_text_free(error);
  stytch_run_free(run);

  // One that is given up.
  must(stytch_run_new(stytch, STYTCH_STR("consumer.users.get"), STYTCH_STR("{\"user_id\": \"user-test-1\"}"), STYTCH_NONE,
                      &run, &error), &error);
  must(stytch_run_start(run, &step, &error), &error);
  stytch_step_free(step);
  stytch_run_free(run);
}

static void forks(void) {
  int ends[2];
  assert(pipe(ends) == 0);
  pid_t child = fork();
  assert(child >= 0);
  many_calls((void *)(child == 0 ? 100L : 200L));
  if (child == 0) {
    // Not by the status: what the child leaves of its parent's client alone, valgrind takes for lost.
    _exit(write(ends[1], "y", 1) == 1 ? 0 : 1);
  }
  close(ends[1]);
  char answer = 'n';
  assert(read(ends[0], &answer, 1) == 1 && answer == 'y');
  assert(waitpid(child, NULL, 0) == child);
  close(ends[0]);
}

static void wrong_arguments(void) {
  StytchText result = {0}, error = {0};
  StytchClient *none = NULL;
  assert(stytch_call(NULL, STYTCH_STR("x"), STYTCH_NONE, STYTCH_NONE, &result, &error) == STYTCH_STATUS_ARGUMENT);
  assert(strcmp(error.data, "{\"kind\":\"argument\",\"message\":\"the handle is NULL\"}") == 0);
  stytch_text_free(error);
  assert(stytch_call(stytch, STYTCH_STR("pkce.generate"), STYTCH_NONE, STYTCH_NONE, NULL, NULL) == STYTCH_STATUS_ARGUMENT);
  assert(stytch_call(stytch, "\xff", 1, STYTCH_NONE, STYTCH_NONE, &result, NULL) == STYTCH_STATUS_ARGUMENT);
  assert(stytch_call(stytch, NULL, 7, STYTCH_NONE, STYTCH_NONE, &result, NULL) == STYTCH_STATUS_ARGUMENT);
  assert(stytch_call(stytch, STYTCH_STR("pkce.generate"), STYTCH_STR("["), STYTCH_NONE, &result, NULL) == STYTCH_STATUS_BUILD);
  assert(stytch_client_new(STYTCH_STR("{\"projectId\": 1}"), &none, NULL) == STYTCH_STATUS_BUILD);
  assert(stytch_client_new(STYTCH_STR("{\"project_id\": \"p\", \"secret\": \"s\"}"), NULL, NULL) == STYTCH_STATUS_ARGUMENT);
  assert(result.data == NULL && none == NULL);
  stytch_client_free(NULL);
  stytch_run_free(NULL);
  stytch_pages_free(NULL);
  stytch_text_free((StytchText){0});
}

static void computations(void) {
  StytchText result = {0}, error = {0};
  const char *args = "{\"provider\": \"google\", \"public_token\": \"public-token-test-1\"}";
  must(stytch_compute(stytch, STYTCH_STR("consumer.oauth.start_url"), STYTCH_STR(args), STYTCH_NONE, &result, &error), &error);
  assert(strstr(result.data, "/v1/public/oauth/google/start?public_token=public-token-test-1") != NULL);
  stytch_text_free(result);
  const char *webhook = "{\"signing_secrets\": [\"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\"], \"headers\": {}}";
  assert(stytch_compute(stytch, STYTCH_STR("webhooks.verify"), STYTCH_STR(webhook), STYTCH_STR("{}"), &result, &error) ==
         STYTCH_STATUS_DENIED);
  stytch_text_free(error);
}

int main(void) {
  StytchText error = {0};
  must(stytch_client_from_env(&stytch, &error), &error);
  assert(strlen(stytch_version()) >= 5);
  threads();
  pages();
  steps();
  forks();
  wrong_arguments();
  computations();
#ifdef STYTCH_PANIC_FOR_TESTS
  assert(stytch_panic(&error) == STYTCH_STATUS_PANIC);
  assert(strcmp(error.data, "{\"kind\":\"panic\",\"message\":\"a fault of this library\"}") == 0);
  stytch_text_free(error);
#endif
  stytch_client_free(stytch);
  puts("all of it holds");
  return 0;
}
