/**
 * What the normaliser has to know about Security Hub's controls. Ids are compared without case, but exactly: `Config.1` is not
 * `Config.10`, and no prefix is ever stripped (`PCI.IAM.6` is IAM.19).
 */
export interface ControlDirectory {
  /** The id as AWS spells it today; undefined for an id that is not known */
  canonicalControlId(id: string): string | undefined;
  /** The control that a GeneratorId of the time before consolidated findings stands for; undefined where it is not known */
  controlIdOfLegacyGenerator(generatorId: string): string | undefined;
  /** Whether the control looks at a resource without a Region, so that its records in all Regions are one issue */
  isGlobalControl(id: string): boolean;
}
