import { ConfigRecorderState, FindingFormats } from '../store/Organisation';
import { CurrentTags } from '../store/ResourceTags';
import { World } from '../store/World';
import { RecordSelector, selectRecords } from './selectRecords';

/**
 * Changes what lies around findings: the tags that resources have now, what AWS
 * Config records, and which Security Hub holds a finding.
 */
export class SurroundingsControl {
  private readonly world: World;

  private constructor(world: World) {
    this.world = world;
  }

  static create(world: World): SurroundingsControl {
    return new SurroundingsControl(world);
  }

  /**
   * Sets the tags that a resource has now, whatever its findings say: an empty
   * set after all were removed, `unknown` for a resource that neither AWS Config
   * nor the Tagging API knows.
   */
  setResourceTags(arn: string, tags: CurrentTags): void {
    this.world.resourceTags.set(arn, tags);
  }

  /** A resource has the tags of its newest finding again. */
  resetResourceTags(arn: string): void {
    this.world.resourceTags.reset(arn);
  }

  /** Starts, stops or removes the recorder of AWS Config in one Region of an account. */
  setConfigRecorder(
    accountId: string,
    region: string,
    state: ConfigRecorderState,
  ): void {
    this.world.configRecorders.set(`${accountId}|${region}`, state);
  }

  /** Which Security Hub holds the records from now on. Returns how many there are. */
  setFindingFormats(selector: RecordSelector, formats: FindingFormats): number {
    const records = selectRecords(this.world, selector);
    for (const record of records) {
      record.formats = formats;
    }
    return records.length;
  }
}
