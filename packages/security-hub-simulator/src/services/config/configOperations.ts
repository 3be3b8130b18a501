import { Call, Operation } from '../../operations/Call';
import { AwsError } from '../../wire/AwsError';
import { JsonService } from '../../wire/JsonService';
import { selectAggregateResourceConfig } from './selectAggregateResourceConfig';

const recorderName = 'default';
// Seconds since the epoch: recorders and aggregators were made on 2024-04-01.
const madeAt = 1_711_929_600;

function recorderArn({ identity, region }: Call): string {
  return `arn:aws:config:${region}:${identity.accountId}:configuration-recorder/${recorderName}/simulated`;
}

/** The caller's recorder in the call's Region; undefined where there is none. */
function recorderOf(call: Call): 'recording' | 'stopped' | undefined {
  const { world, identity, region, input } = call;
  const state = world.configRecorder(identity.accountId, region);
  const names = input.ConfigurationRecorderNames;
  const asked = Array.isArray(names) ? names : [];
  const unknown = asked.find(
    name => state === 'absent' || name !== recorderName,
  );
  if (unknown !== undefined) {
    throw new AwsError(
      'NoSuchConfigurationRecorderException',
      400,
      `Cannot find configuration recorder with the specified name '${unknown}'`,
    );
  }
  return state === 'absent' ? undefined : state;
}

/** DescribeConfigurationRecorderStatus, see https://docs.aws.amazon.com/config/latest/APIReference/API_DescribeConfigurationRecorderStatus.html */
export const describeConfigurationRecorderStatus: Operation = call => {
  const state = recorderOf(call);
  const recording = state === 'recording';
  return {
    ConfigurationRecordersStatus: state
      ? [
          {
            arn: recorderArn(call),
            name: recorderName,
            recording,
            lastStatus: 'SUCCESS',
            lastStartTime: madeAt,
            lastStatusChangeTime: madeAt,
            ...(recording ? {} : { lastStopTime: madeAt }),
          },
        ]
      : [],
  };
};

/** DescribeConfigurationRecorders, see https://docs.aws.amazon.com/config/latest/APIReference/API_DescribeConfigurationRecorders.html */
export const describeConfigurationRecorders: Operation = call => ({
  ConfigurationRecorders: recorderOf(call)
    ? [
        {
          arn: recorderArn(call),
          name: recorderName,
          roleARN: `arn:aws:iam::${call.identity.accountId}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`,
          recordingGroup: {
            allSupported: true,
            includeGlobalResourceTypes: call.region === call.world.homeRegion,
            resourceTypes: [],
            recordingStrategy: { useOnly: 'ALL_SUPPORTED_RESOURCE_TYPES' },
          },
          recordingMode: { recordingFrequency: 'CONTINUOUS' },
        },
      ]
    : [],
});

/** DescribeConfigurationAggregators, see https://docs.aws.amazon.com/config/latest/APIReference/API_DescribeConfigurationAggregators.html */
export const describeConfigurationAggregators: Operation = call => {
  const { world, identity, region, input } = call;
  const own = world.configAggregators.filter(
    ({ accountId, region: place }) =>
      accountId === identity.accountId && place === region,
  );
  const names = input.ConfigurationAggregatorNames;
  const asked = Array.isArray(names) ? names : [];
  const unknown = asked.find(name => !own.some(known => known.name === name));
  if (unknown !== undefined) {
    throw new AwsError(
      'NoSuchConfigurationAggregatorException',
      400,
      `The configuration aggregator ${unknown} does not exist`,
    );
  }
  return {
    ConfigurationAggregators: own
      .filter(({ name }) => asked.length === 0 || asked.includes(name))
      .map(({ name }) => ({
        ConfigurationAggregatorName: name,
        ConfigurationAggregatorArn: `arn:aws:config:${region}:${identity.accountId}:config-aggregator/config-aggregator-${name}`,
        OrganizationAggregationSource: {
          RoleArn: `arn:aws:iam::${identity.accountId}:role/config-aggregator`,
          AllAwsRegions: true,
        },
        CreationTime: madeAt,
        LastUpdatedTime: madeAt,
      })),
  };
};

/** AWS Config. */
export const configService: JsonService = {
  service: 'config',
  targetPrefix: 'StarlingDoveService',
  operations: {
    SelectAggregateResourceConfig: selectAggregateResourceConfig,
    DescribeConfigurationRecorderStatus: describeConfigurationRecorderStatus,
    DescribeConfigurationRecorders: describeConfigurationRecorders,
    DescribeConfigurationAggregators: describeConfigurationAggregators,
  },
};
