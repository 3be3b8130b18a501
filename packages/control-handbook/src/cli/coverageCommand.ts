import { loadHandbook } from '../loader/loadHandbook';
import type { HandbookCommand } from './HandbookCommand';

/** `yarn handbook coverage` */
export const coverageCommand: HandbookCommand = async (_words, print) => {
  const handbook = await loadHandbook();
  const coverage = handbook.coverage();
  print(`Facts of ${coverage.factsDate}`);
  print(
    `Active controls with a page: ${coverage.activeWithPage} of ${coverage.activeControls}`,
  );
  print(`Retired controls with a page: ${coverage.retiredWithPage}`);
  print(
    `Hazards: ${coverage.hazards}, ${coverage.hazardsWithSource} with a public source`,
  );
  print(`Japanese: ${coverage.languages.ja} of ${coverage.languages.en} pages`);
  print(`Next: ${coverage.missing.slice(0, 20).join(' ') || 'nothing'}`);
  for (const { file, problems } of handbook.problems) {
    print(`${file}: ${problems.join('; ')}`);
  }
  return 0;
};
