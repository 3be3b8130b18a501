/** Asks again and again, until the answer is yes; the error of a failing test says what was not so. */
export async function until(
  what: string,
  isSo: () => Promise<boolean> | boolean,
): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!(await isSo())) {
    if (Date.now() > deadline) {
      throw new Error(`Waited in vain until ${what}`);
    }
    await new Promise(resolve => setTimeout(resolve, 10));
  }
}
