import { doctor } from './doctor';
import { runCommand } from './runCommand';

runCommand(doctor);
