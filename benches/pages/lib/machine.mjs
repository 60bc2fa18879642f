// What the system knows of processes. Linux alone tells; elsewhere these answer "nothing known".
import fs from 'node:fs';
import os from 'node:os';

const stat = (pid) => fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
const quietly = (read, otherwise) => {
  try {
    return read();
  } catch {
    return otherwise;
  }
};

/** Processor time that a process has had, in ticks of 10 ms. */
export const cpuTicks = (pid) => quietly(() => Number(stat(pid)[11]) + Number(stat(pid)[12]), 0);

/** A process and all below it. */
export function family(pid) {
  const children = new Map();
  for (const name of quietly(() => fs.readdirSync('/proc'), [])) {
    if (!/^\d+$/.test(name)) continue;
    const parent = quietly(() => Number(stat(name)[1]), -1);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const found = [pid];
  for (const one of found) found.push(...(children.get(one) ?? []));
  return found;
}

/** Memory that only this process has, in bytes; null where it is not known. */
export function privateMemory(pid) {
  return quietly(() => {
    const text = fs.readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    const kilobytes = (name) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0);
    return (kilobytes('Private_Dirty') + kilobytes('Private_Clean')) * 1024;
  }, null);
}

export const load = () => Number(os.loadavg()[0].toFixed(2));

export function machine() {
  const [first, ...others] = os.cpus();
  return {
    processor: first.model.trim(),
    cores: others.length + 1,
    memory: os.totalmem(),
    system: `${os.type()} ${os.release()}`,
    node: process.version,
  };
}
