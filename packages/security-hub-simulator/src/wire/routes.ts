import { batchImportFindings } from '../operations/batchImportFindings';
import { batchUpdateFindings } from '../operations/batchUpdateFindings';
import { batchUpdateFindingsV2 } from '../operations/batchUpdateFindingsV2';
import { Operation } from '../operations/Call';
import { getFindingHistory } from '../operations/getFindingHistory';
import {
  describeHub,
  getAdministratorAccount,
  getFindingAggregator,
  listFindingAggregators,
  listMembers,
} from '../operations/hubOperations';
import {
  describeStandards,
  getEnabledStandards,
} from '../operations/standardsOperations';
import {
  describeSecurityHubV2,
  getAggregatorV2,
  listAggregatorsV2,
} from '../operations/unifiedHubOperations';
import { asUnified } from '../unified/asUnified';

/** One operation of Security Hub's REST-JSON protocol. */
export type Route = {
  name: string;
  method: string;
  path: string;
  /** The path goes on with a parameter, e.g. an ARN. */
  open?: boolean;
  /** The operation itself says what it answers where Security Hub is not enabled. */
  withoutHub?: boolean;
  /** The IAM action where it has another name than the operation. */
  permission?: string;
  operation: Operation;
};

/** All operations that the simulator knows. */
export function createRoutes(operations: {
  getFindings: Operation;
  getFindingsV2: Operation;
}): Route[] {
  const route = (
    name: string,
    method: string,
    path: string,
    operation: Operation,
    open = false,
  ): Route => ({ name, method, path, operation, open });
  return [
    route('GetFindings', 'POST', '/findings', operations.getFindings),
    route(
      'BatchUpdateFindings',
      'PATCH',
      '/findings/batchupdate',
      batchUpdateFindings,
    ),
    route(
      'BatchImportFindings',
      'POST',
      '/findings/import',
      batchImportFindings,
    ),
    route(
      'GetFindingHistory',
      'POST',
      '/findingHistory/get',
      getFindingHistory,
    ),
    route('DescribeHub', 'GET', '/accounts', describeHub),
    route('ListMembers', 'GET', '/members', listMembers),
    route(
      'GetAdministratorAccount',
      'GET',
      '/administrator',
      getAdministratorAccount,
    ),
    route(
      'ListFindingAggregators',
      'GET',
      '/findingAggregator/list',
      listFindingAggregators,
    ),
    route(
      'GetFindingAggregator',
      'GET',
      '/findingAggregator/get/',
      getFindingAggregator,
      true,
    ),
    route('GetEnabledStandards', 'POST', '/standards/get', getEnabledStandards),
    route('DescribeStandards', 'GET', '/standards', describeStandards),
    ...unifiedRoutes(operations.getFindingsV2),
  ];
}

/** Operations of the unified Security Hub: CSPM need not be enabled for them. */
function unifiedRoutes(getFindingsV2: Operation): Route[] {
  return [
    {
      name: 'GetFindingsV2',
      method: 'POST',
      path: '/findingsv2',
      permission: 'GetFindings',
      operation: asUnified(getFindingsV2),
    },
    {
      name: 'BatchUpdateFindingsV2',
      method: 'PATCH',
      path: '/findingsv2/batchupdatev2',
      permission: 'BatchUpdateFindings',
      operation: asUnified(batchUpdateFindingsV2),
    },
    {
      name: 'DescribeSecurityHubV2',
      method: 'GET',
      path: '/hubv2',
      operation: describeSecurityHubV2,
    },
    {
      name: 'ListAggregatorsV2',
      method: 'GET',
      path: '/aggregatorv2/list',
      operation: listAggregatorsV2,
    },
    {
      name: 'GetAggregatorV2',
      method: 'GET',
      path: '/aggregatorv2/get/',
      open: true,
      operation: getAggregatorV2,
    },
  ].map(route => ({ ...route, withoutHub: true }));
}
