export function make(name /*: string */,list /*: string[] */) {
  const outer = () => {
    const inner = ()=>name+'.'+list.length;
    const deeper = ()=>()=>list.at(-1);
    const add = async(more /*: string */)=>list.push(more);
    return [`<${inner()}>`,deeper()(),add];
  };
  return outer;
}
