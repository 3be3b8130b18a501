import { fixCoverage, urgentControls } from '../progress/fixCoverage';
import { generalHazardsOf, hazardCoverage } from '../progress/hazardCoverage';
import { proofCoverage } from '../progress/proofCoverage';
import {
  replacementCoverage,
  replacingFixes,
} from '../progress/replacingFixes';
import { defaultControlFacts } from '../facts/knownControls';
import { loadHandbook } from '../loader/loadHandbook';
import { packageDirectory } from '../loader/packageDirectory';
import { parseDataset } from '../loader/parseDataset';
import { readDataset } from '../loader/readDataset';
import { defaultCloudFormationSchema } from '../proofs/cloudformation/defaultCloudFormationSchema';
import type { HandbookCommand } from './HandbookCommand';

/** `yarn handbook coverage`: what is written, what is proved, and what comes next. */
export const coverageCommand: HandbookCommand = async (_words, print) => {
  const handbook = await loadHandbook();
  const coverage = handbook.coverage();
  const facts = defaultControlFacts();
  const { files } = await readDataset(packageDirectory());
  const dataset = parseDataset(files);
  const urgent = urgentControls(facts);
  print(`Facts of ${coverage.factsDate}`);
  print(
    `Active controls with a page: ${coverage.activeWithPage} of ${coverage.activeControls}`,
  );
  print(`Retired controls with a page: ${coverage.retiredWithPage}`);
  for (const { method, withFix, without } of fixCoverage(
    facts,
    dataset.pages,
  )) {
    print(
      `CRITICAL and HIGH with a fix for ${method}: ${withFix} of ${
        urgent.length
      }${without.map(({ id, reason }) => `\n  ${id}: ${reason}`).join('')}`,
    );
  }
  print(
    `Finding types of other products: ${coverage.findingTypes.en} pages, ${coverage.findingTypes.ja} in Japanese`,
  );
  const hazards = hazardCoverage(
    dataset.pages,
    generalHazardsOf(dataset.shared),
  );
  print(
    `Hazards (control and kind) with a page of AWS or an issue: ${hazards.withSource} over ${hazards.controls} controls, ${hazards.ownWithSource} over ${hazards.ownControls} without those about every resource`,
  );
  const { replaces, mayReplace } = replacementCoverage(
    replacingFixes(dataset.pages, defaultCloudFormationSchema()),
  );
  print(
    `Pages whose CloudFormation fix replaces the resource: ${replaces.pages}, ${replaces.warned} of them warn; may replace it: ${mayReplace.pages}, ${mayReplace.warned} warn`,
  );
  const urgentJapanese = urgent.filter(id =>
    dataset.pages.get(id)?.languages.includes('ja'),
  );
  print(
    `Japanese: ${coverage.languages.ja} of ${coverage.languages.en} pages, ${urgentJapanese.length} of ${urgent.length} CRITICAL and HIGH`,
  );
  for (const proof of await proofCoverage({ dataset })) {
    const { language, origin, snippets, proved, unproved } = proof;
    print(
      `${language} snippets proved against ${origin.source} ${
        origin.version
      } of ${origin.date}: ${proved} of ${snippets}${[...unproved]
        .map(([reason, count]) => `\n  ${count}: ${reason}`)
        .join('')}`,
    );
  }
  print(`Next: ${coverage.missing.slice(0, 20).join(' ') || 'nothing'}`);
  for (const { file, problems } of handbook.problems) {
    print(`${file}: ${problems.join('; ')}`);
  }
  return 0;
};
