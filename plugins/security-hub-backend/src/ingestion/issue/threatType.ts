import type { FindingRecord } from 'backstage-plugin-security-hub-common';

/** What a type may be made of to be shown to everybody who sees that there is a threat. */
const plain = /^[A-Za-z][A-Za-z0-9 &:._!/()-]{0,199}$/;

/** The type that says most: GuardDuty's `Purpose:Resource-Detail`, else the last part of a type's path. */
const specific = /(?:^|\/)([A-Za-z][A-Za-z0-9 ]*:[^:]+)$/;

/** Words of the unified Security Hub and namespaces of ASFF that name no type. */
const general =
  /^(threats?|ttps|effects|unusual behaviors|software and configuration checks)$/i;

/**
 * What a threat is, as far as its types say it without naming anybody; undefined where none does. Both formats come to the same: ASFF writes
 * `Trojan:EC2-DNSDataExfiltration` where the unified Security Hub and GuardDuty write `Trojan:EC2/DNSDataExfiltration`.
 */
export function threatType({
  provider,
}: Pick<FindingRecord, 'provider'>): string | undefined {
  const types = provider.types.filter(isPlainType);
  for (const type of types) {
    const found = specific.exec(type)?.[1];
    if (found !== undefined) {
      return found.replaceAll('/', '-');
    }
  }
  return types
    .flatMap(type => type.split('/').pop()?.trim() ?? [])
    .find(type => type !== '' && !general.test(type));
}

/** Whether a type can be shown, and used, where what a threat rests on is not for the reader: it names nobody. */
export function isPlainType(type: string): boolean {
  return plain.test(type) && !holdsAddress(type);
}

/** Whether a text holds an address of the internet protocol or of a mailbox. */
export function holdsAddress(text: string): boolean {
  return (
    /(?<!\d)\d{1,3}([.-]\d{1,3}){3}(?!\d)/.test(text) ||
    /(?<![0-9a-z])([0-9a-f]{1,4}:){2,7}(:?[0-9a-f]{1,4}|:)/i.test(text) ||
    /\S@\S/.test(text)
  );
}
