/**
 * Asks until the answer is given, as a person would reload.
 *
 * @param ask gives the answer, or undefined to be asked again
 * @param what named in the error
 */
export async function waitFor(what, ask, seconds = 60) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) {
      return answer;
    }
    if (Date.now() > end) {
      throw new Error(`Waited ${seconds} s in vain for ${what}`);
    }
    await new Promise(resolve => setTimeout(resolve, 250));
  }
}
