// Starts the emulator as a program, whose clock is the system's, with the client of its npm package.

import { Emulator } from "../../emulator/npm/index.js";

// Answers the environment that a client needs, and what was sent to an address last: a passcode, or the URL of a link.
export async function serve(program, ...args) {
  const emulator = await Emulator.start({ program, args });
  const sentTo = async (address) => {
    const { code, link } = await emulator.waitForMessage(address);
    return code ?? link;
  };
  return { environment: emulator.environment, sentTo, stop: () => emulator.stop() };
}
