import {
  mostSpecificOwnPage,
  wantingPage,
  type FindingFacts,
  type WantingPage,
} from './mostSpecificOwnPage';
import type { OwnPage } from './OwnPage';
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

/** What an organisation says of controls, and its own pages about findings that no control makes. Immutable. */
export class Overlay {
  static create(parsed: Omit<ParsedOverlay, 'problems'>): Overlay {
    return new Overlay(parsed);
  }

  readonly #pages: ReadonlyMap<string, OverlayPage>;
  readonly #ownPages: readonly OwnPage[];
  readonly #byProduct = new Map<string, WantingPage[]>();

  private constructor({ pages, ownPages }: Omit<ParsedOverlay, 'problems'>) {
    this.#pages = pages;
    this.#ownPages = ownPages;
    for (const page of ownPages) {
      const { product } = page.frontMatter.findings;
      const others = this.#byProduct.get(product) ?? [];
      others.push(wantingPage(page));
      this.#byProduct.set(product, others);
    }
  }

  /** In the order of the files. */
  pages(): OverlayPage[] {
    return [...this.#pages.values()];
  }

  /** @param controlId in AWS's spelling */
  page(controlId: string): OverlayPage | undefined {
    return this.#pages.get(controlId);
  }

  /** In the order of the files. */
  ownPages(): OwnPage[] {
    return [...this.#ownPages];
  }

  /** The own page that fits a finding best; see `mostSpecificOwnPage`. Undefined where none fits. */
  ownPageFor(finding: FindingFacts): OwnPage | undefined {
    return mostSpecificOwnPage(
      this.#byProduct.get(finding.product.toLowerCase()) ?? [],
      finding,
    );
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
