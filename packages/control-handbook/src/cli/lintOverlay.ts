import { defaultControlFacts } from '../facts/knownControls';
import { parseOverlay } from '../overlay/parseOverlay';
import { readOverlay } from '../overlay/readOverlay';

/** Checks an organisation's folder as the portal does. @returns whether it is in order */
export async function lintOverlay(
  folder: string,
  print: (text: string) => void,
): Promise<boolean> {
  let read: Awaited<ReturnType<typeof readOverlay>>;
  try {
    read = await readOverlay(folder);
  } catch (error) {
    print(`${folder}: ${error instanceof Error ? error.message : error}`);
    return false;
  }
  const { pages, ownPages, problems } = parseOverlay(
    read.files,
    defaultControlFacts(),
  );
  const all = [
    ...read.unreadable.map(({ path, reason }) => `${path}: ${reason}`),
    ...problems.flatMap(problem =>
      problem.problems.map(text => `${problem.file}: ${text}`),
    ),
  ];
  all.forEach(print);
  print(
    `${pages.size} controls, own pages: ${ownPages.length}, ${all.length} problems`,
  );
  return all.length === 0;
}
