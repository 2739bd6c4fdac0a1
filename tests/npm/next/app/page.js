// Rendered during the build, so that the bundled package has to run.
import { Stytch, StytchError } from "stytch-wasm";

const stytch = new Stytch({ projectId: "project-test-1", secret: "secret-test-1" });

export default async function Page() {
  const error = await stytch.consumer.users.get({ user: "user-test-1" }).catch((error) => error);
  return <p>{error instanceof StytchError ? error.message : "no error"}</p>;
}
