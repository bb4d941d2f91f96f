/** The invented reports of data/demo, built into the pages, to try the way of a report with. */
import phone from '../../data/demo/hoeryong-phone.txt?url';
import trial from '../../data/demo/hoeryong-trial.html?url';
import nurseEn from '../../data/demo/pair/tanchon-nurse.en.html?url';
import nurseKo from '../../data/demo/pair/tanchon-nurse.ko.html?url';
import brothers from '../../data/demo/two-brothers.txt?url';
import { ownProblem } from '../api/problem.ts';

const FILES: readonly (readonly [string, string])[] = [
  ['tanchon-nurse.en.html', nurseEn],
  ['tanchon-nurse.ko.html', nurseKo],
  ['hoeryong-phone.txt', phone],
  ['hoeryong-trial.html', trial],
  ['two-brothers.txt', brothers],
];

/** @throws ApiProblem when the server does not answer */
export async function demoFiles(): Promise<File[]> {
  return Promise.all(
    FILES.map(async ([name, address]) => {
      const answer = await fetch(address).catch(() => undefined);
      if (!answer?.ok) throw ownProblem('unreachable');
      return new File([await answer.blob()], name);
    }),
  );
}
