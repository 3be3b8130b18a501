import { World } from '../store/World';
import { JsonService } from '../wire/JsonService';
import { configService } from './config/configOperations';
import { organizationsService } from './organizations/organizationsOperations';
import { sqsService } from './sqs/sqsService';
import { taggingService } from './tagging/taggingOperations';

/** All services that speak the JSON protocol. */
export function createServices(_world: World): JsonService[] {
  return [sqsService, configService, taggingService, organizationsService];
}
