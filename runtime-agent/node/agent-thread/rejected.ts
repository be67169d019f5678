import type { FileError, FileReport } from '../../protocol/messages.ts';
import { uriOf } from './loaded-modules.ts';

/** A file that cannot be taken, and why. */
export interface RejectedFile { file: string; report: FileReport }

export const rejectedReport = (file: string, error: FileError): FileReport => ({ uri: uriOf(file), outcome: 'rejected', definitions: [], error });
