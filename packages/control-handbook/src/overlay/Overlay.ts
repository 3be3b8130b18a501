import type { OverlayPage, ParsedOverlay } from './parseOverlay';
import type { Verdict } from './overlayFrontMatter';

/** Of a finding, what a verdict can depend on. */
export interface VerdictContext {
  /** Of the account */
  environment?: string;
  /** Account id */
  account?: string;
  /** `spec.type` of the entity that owns the resource */
  entityType?: string;
}

/** The verdict that counts for a finding, and where it stands. */
export interface FoundVerdict {
  page: OverlayPage;
  verdict: Verdict;
  /** From 0; with the version of the page it names the verdict */
  position: number;
}

function holds({ when }: Verdict, context: VerdictContext): boolean {
  const fits = (values: readonly string[] | undefined, value?: string) =>
    values === undefined || (value !== undefined && values.includes(value));
  return (
    fits(when?.environments, context.environment ?? 'unknown') &&
    fits(when?.accounts, context.account) &&
    fits(when?.entityTypes, context.entityType)
  );
}

/** What an organisation says of controls. Immutable. */
export class Overlay {
  static create({ pages }: Pick<ParsedOverlay, 'pages'>): Overlay {
    return new Overlay(pages);
  }

  readonly #pages: ReadonlyMap<string, OverlayPage>;

  private constructor(pages: ReadonlyMap<string, OverlayPage>) {
    this.#pages = pages;
  }

  /** In the order of the files. */
  pages(): OverlayPage[] {
    return [...this.#pages.values()];
  }

  /** @param controlId in AWS's spelling */
  page(controlId: string): OverlayPage | undefined {
    return this.#pages.get(controlId);
  }

  /** The first verdict on the control whose condition holds; what is not known fits no condition. */
  verdict(
    controlId: string,
    context: VerdictContext,
  ): FoundVerdict | undefined {
    const page = this.#pages.get(controlId);
    const verdicts = page?.frontMatter.verdicts ?? [];
    const position = verdicts.findIndex(each => holds(each, context));
    const verdict = verdicts[position];
    return page && verdict ? { page, verdict, position } : undefined;
  }
}
