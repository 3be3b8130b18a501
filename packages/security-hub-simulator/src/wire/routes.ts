import { batchImportFindings } from '../operations/batchImportFindings';
import { batchUpdateFindings } from '../operations/batchUpdateFindings';
import { Operation } from '../operations/Call';
import { getFindingHistory } from '../operations/getFindingHistory';
import {
  describeHub,
  getAdministratorAccount,
  getFindingAggregator,
  listFindingAggregators,
  listMembers,
} from '../operations/hubOperations';

/** One operation of Security Hub's REST-JSON protocol. */
export type Route = {
  name: string;
  method: string;
  path: string;
  /** The path goes on with a parameter, e.g. an ARN. */
  open?: boolean;
  operation: Operation;
};

/** All operations that the simulator knows. */
export function createRoutes(getFindings: Operation): Route[] {
  const route = (
    name: string,
    method: string,
    path: string,
    operation: Operation,
    open = false,
  ): Route => ({ name, method, path, operation, open });
  return [
    route('GetFindings', 'POST', '/findings', getFindings),
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
  ];
}
